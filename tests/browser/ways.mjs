// The ways in which a story is played.

export const english = { language: "en" };
export const spanish = { language: "es" };
export const withoutJavaScript = { language: "en", javaScript: false };

/** A person's language, and whether without JavaScript: for a story's name. */
export const how = ({ language, javaScript = true }) =>
  javaScript ? language : `${language}, without JavaScript`;
