//! The file to import: opened for each reading, and its bytes hashed and counted on the way.

use std::fs::File;
use std::io::{self, BufReader, Cursor, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use formats::{Issue, Kind, detect};
use sha2::{Digest, Sha256};

use super::model::{Progress, Step};

/// What the parsers get at once.
const BUFFER_BYTES: usize = 64 << 10;

/// A file on the disk, or one that was sent to us.
#[derive(Debug, Clone)]
pub struct FileSource {
    pub(super) name: Arc<str>,
    kind: Option<Kind>,
    content: Content,
}

#[derive(Debug, Clone)]
enum Content {
    Path(PathBuf),
    Bytes(Arc<[u8]>),
}

impl FileSource {
    /// Without a kind the file's name and beginning tell.
    pub fn path(path: &Path, kind: Option<Kind>) -> FileSource {
        let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy();
        FileSource { name: name.into(), kind, content: Content::Path(path.to_owned()) }
    }

    pub fn bytes(name: &str, bytes: impl Into<Arc<[u8]>>, kind: Option<Kind>) -> FileSource {
        FileSource { name: name.into(), kind, content: Content::Bytes(bytes.into()) }
    }

    pub(super) fn get_kind(&self) -> Result<Kind, Issue> {
        self.kind.or(self.detected()?).ok_or_else(|| {
            let names: Vec<&str> = Kind::ALL.iter().map(|kind| kind.name()).collect();
            let expected = format!("one of {}; --as says which it is", names.join(", "));
            Issue::new(1, "file", "is of no format that we know", expected)
        })
    }

    fn detected(&self) -> Result<Option<Kind>, Issue> {
        let mut beginning = Vec::new();
        let reader = self.open()?.take(formats::DETECT_BYTES as u64).read_to_end(&mut beginning);
        reader.map_err(unreadable)?;
        Ok(detect(&self.name, &beginning))
    }

    pub(super) fn open(&self) -> Result<SourceReader, Issue> {
        let (content, total_bytes) = self.content.open().map_err(unreadable)?;
        let read_bytes = Arc::new(AtomicU64::new(0));
        let metered = Metered { content, hash: Sha256::new(), read_bytes: Arc::clone(&read_bytes) };
        let meter = Meter { read_bytes, total_bytes };
        Ok(SourceReader { reader: BufReader::with_capacity(BUFFER_BYTES, metered), meter })
    }
}

impl Content {
    /// The bytes, and how many there are.
    fn open(&self) -> io::Result<(Box<dyn Read + Send>, u64)> {
        match self {
            Content::Path(path) => {
                let file = File::open(path)?;
                let length = file.metadata()?.len();
                Ok((Box::new(file), length))
            }
            Content::Bytes(bytes) => {
                Ok((Box::new(Cursor::new(Arc::clone(bytes))), bytes.len() as u64))
            }
        }
    }
}

/// One reading of the file.
pub(super) struct SourceReader {
    reader: BufReader<Metered>,
    pub meter: Meter,
}

impl SourceReader {
    /// What remains is read too, so that the hash is that of the whole file.
    pub fn into_hash(mut self) -> Result<String, Issue> {
        io::copy(&mut self.reader, &mut io::sink()).map_err(unreadable)?;
        let digest = self.reader.into_inner().hash.finalize();
        Ok(digest.iter().map(|byte| format!("{byte:02x}")).collect())
    }
}

impl Read for SourceReader {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.reader.read(buffer)
    }
}

impl io::BufRead for SourceReader {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        self.reader.fill_buf()
    }

    fn consume(&mut self, amount: usize) {
        self.reader.consume(amount);
    }
}

/// Tells how far a reading is while a parser holds the reader.
#[derive(Debug, Clone)]
pub(super) struct Meter {
    read_bytes: Arc<AtomicU64>,
    total_bytes: u64,
}

impl Meter {
    pub fn progress(&self, step: Step) -> Progress {
        let done_bytes = self.read_bytes.load(Ordering::Relaxed);
        Progress { step, done_bytes, total_bytes: self.total_bytes.max(done_bytes) }
    }
}

struct Metered {
    content: Box<dyn Read + Send>,
    hash: Sha256,
    read_bytes: Arc<AtomicU64>,
}

impl Read for Metered {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.content.read(buffer)?;
        self.hash.update(&buffer[..read]);
        self.read_bytes.fetch_add(read as u64, Ordering::Relaxed);
        Ok(read)
    }
}

fn unreadable(error: io::Error) -> Issue {
    Issue::new(1, "file", format!("can't be read: {error}"), "")
}
