//! One language's sentences, read from its `.ftl` files.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Message, Pattern, PatternElement};

pub struct Catalog(pub BTreeMap<String, Sentence>);

pub struct Sentence {
    pub file: String,
    /// In the order of their first appearance, which is the order of the function's arguments.
    pub variables: Vec<String>,
    /// In the order of the comment, which is what a caller reads.
    pub documented: Vec<String>,
    /// The whole text, of a sentence without variables.
    pub plain: Option<String>,
}

impl Catalog {
    pub fn read(folder: &Path) -> Result<Catalog, String> {
        let mut sentences = BTreeMap::new();
        let files =
            fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
        for file in files {
            let path = file.map_err(|error| format!("{}: {error}", folder.display()))?.path();
            read_file(&path, &mut sentences).map_err(|why| format!("{}: {why}", path.display()))?;
        }
        Ok(Catalog(sentences))
    }
}

fn read_file(path: &Path, sentences: &mut BTreeMap<String, Sentence>) -> Result<(), String> {
    let area = path.file_stem().unwrap_or_default().to_string_lossy().replace('_', "-");
    let text = fs::read_to_string(path).map_err(|error| error.to_string())?;
    let resource = fluent_syntax::parser::parse(text.as_str())
        .map_err(|(_, errors)| format!("{:?}", errors.first()))?;
    for entry in resource.body {
        match entry {
            Entry::Message(message) => {
                let id = message.id.name;
                if !id.starts_with(&format!("{area}-")) {
                    return Err(format!("“{id}” does not begin with its file's name, “{area}-”"));
                }
                let sentence = read_sentence(path, &message)?;
                if sentences.insert(id.to_string(), sentence).is_some() {
                    return Err(format!("“{id}” stands twice"));
                }
            }
            Entry::Term(term) => return Err(format!("no terms, please: “-{}”", term.id.name)),
            Entry::Junk { content } => return Err(format!("not Fluent: {content}")),
            Entry::Comment(_) | Entry::GroupComment(_) | Entry::ResourceComment(_) => {}
        }
    }
    Ok(())
}

fn read_sentence(path: &Path, message: &Message<&str>) -> Result<Sentence, String> {
    let id = message.id.name;
    let pattern = message.value.as_ref().ok_or_else(|| format!("“{id}” is empty"))?;
    if !message.attributes.is_empty() {
        return Err(format!("“{id}” has attributes; write sentences of their own"));
    }
    let mut variables = Vec::new();
    collect_variables(pattern, &mut variables).map_err(|why| format!("“{id}”: {why}"))?;
    let plain = variables.is_empty().then(|| plain_text(pattern));
    let documented = documented_variables(message);
    Ok(Sentence { file: path.display().to_string(), variables, documented, plain })
}

fn documented_variables(message: &Message<&str>) -> Vec<String> {
    let lines = message.comment.iter().flat_map(|comment| &comment.content);
    let names = lines.filter_map(|line| line.strip_prefix('$')?.split(' ').next());
    names.map(str::to_string).collect()
}

fn collect_variables(pattern: &Pattern<&str>, variables: &mut Vec<String>) -> Result<(), String> {
    for element in &pattern.elements {
        match element {
            PatternElement::TextElement { .. } => {}
            PatternElement::Placeable { expression: Expression::Inline(inline) } => {
                collect_from_inline(inline, variables)?;
            }
            PatternElement::Placeable { expression: Expression::Select { selector, variants } } => {
                collect_from_inline(selector, variables)?;
                for variant in variants {
                    collect_variables(&variant.value, variables)?;
                }
            }
        }
    }
    Ok(())
}

fn collect_from_inline(
    inline: &InlineExpression<&str>,
    variables: &mut Vec<String>,
) -> Result<(), String> {
    match inline {
        InlineExpression::VariableReference { id } => {
            if !variables.iter().any(|known| known == id.name) {
                variables.push(id.name.to_string());
            }
            Ok(())
        }
        InlineExpression::StringLiteral { .. } => Ok(()),
        _ => Err("only variables, quoted text and selections may stand in braces".into()),
    }
}

fn plain_text(pattern: &Pattern<&str>) -> String {
    let text = |element: &PatternElement<&str>| match element {
        PatternElement::TextElement { value } => (*value).to_string(),
        PatternElement::Placeable {
            expression: Expression::Inline(InlineExpression::StringLiteral { value }),
        } => fluent_syntax::unicode::unescape_unicode_to_string(value).into_owned(),
        PatternElement::Placeable { .. } => String::new(),
    };
    pattern.elements.iter().map(text).collect()
}
