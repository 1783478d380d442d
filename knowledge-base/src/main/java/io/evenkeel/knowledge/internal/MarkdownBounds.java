package io.evenkeel.knowledge.internal;

import io.evenkeel.knowledge.Article;
import java.util.Optional;

/**
 * Which Markdown is kept: such as a reader's browser and our index can take in. Looks once at each character before anything is
 * parsed, so that no text is too deep for a parser; only then at its links. Pure.
 */
final class MarkdownBounds {
    /** Quotes and lists in each other. */
    private static final int DEEPEST = 30;

    /** Square brackets open at once in a paragraph. */
    private static final int MOST_OPEN = 100;

    /** Signs of less that nothing closes in a paragraph: for each the parser looks through all of what follows. */
    private static final int MOST_LESS = 1_000;

    private static final int MOST_LINKS = 3_000;
    private static final int MOST_COLUMNS = 60;
    private static final int MOST_CELLS = 20_000;

    private MarkdownBounds() {}

    /** What is wrong with it, with the way out; empty where nothing is. */
    static Optional<String> trouble(String body) {
        if (body.length() > Article.LONGEST_BODY) {
            return Optional.of("The text has %,d characters; at most %,d are kept. Make several articles of it."
                    .formatted(body.length(), Article.LONGEST_BODY));
        }
        if (body.chars().anyMatch(MarkdownBounds::isNoText) || hasHalfACharacter(body)) {
            return Optional.of("The text holds control characters, which no editor shows. Take them out.");
        }
        if (turnsDirection(body)) {
            return Optional.of(
                    "The text holds characters that turn the direction of writing (U+202A to U+202E, U+2066 to"
                            + " U+2069): with them a command reads otherwise than it runs. Take them out.");
        }
        return lines(body).or(() -> links(body));
    }

    /** Whether what is read may stand in another order than what is copied (CVE-2021-42574). */
    static boolean turnsDirection(String text) {
        return text.chars()
                .anyMatch(code -> (code >= '\u202a' && code <= '\u202e') || (code >= '\u2066' && code <= '\u2069'));
    }

    private static boolean isNoText(int code) {
        return Character.isISOControl(code) && code != '\n' && code != '\t';
    }

    static boolean hasHalfACharacter(String text) {
        return text.codePoints().anyMatch(code -> code >= Character.MIN_SURROGATE && code <= Character.MAX_SURROGATE);
    }

    private static Optional<String> lines(String body) {
        int open = 0;
        int less = 0;
        int columns = 0;
        int cells = 0;
        for (String line : body.split("\n", -1)) {
            if (depth(line) > DEEPEST) {
                return Optional.of(
                        "Quotes and lists lie more than " + DEEPEST + " deep in each other. Make it flatter.");
            }
            if (line.isBlank()) {
                open = 0;
                less = 0;
                columns = 0;
            }
            open = Math.max(0, open + count(line, '[') - count(line, ']'));
            if (open > MOST_OPEN) {
                return Optional.of("More than " + MOST_OPEN + " square brackets are open at once. Close them.");
            }
            less = stillOpen(less, withoutQuotes(line));
            if (less > MOST_LESS) {
                return Optional.of(
                        "More than %,d signs < in one paragraph or block are not closed. Divide it by an empty line."
                                .formatted(MOST_LESS));
            }
            columns = isUnderHead(line) ? count(line, '|') + 1 : columns;
            cells += columns;
            if (columns > MOST_COLUMNS || cells > MOST_CELLS) {
                return Optional.of(
                        "A table has at most %d columns, and all tables of a text %,d cells. Make it smaller."
                                .formatted(MOST_COLUMNS, MOST_CELLS));
            }
        }
        return Optional.empty();
    }

    /** How many signs of less are open at the end of a line; at once more than are allowed where they were in between. */
    private static int stillOpen(int before, String line) {
        int open = before;
        for (int at = 0; at < line.length() && open <= MOST_LESS; at++) {
            char letter = line.charAt(at);
            if (letter == '<') {
                open++;
            } else if (letter == '>' && open > 0) {
                open--;
            }
        }
        return open;
    }

    private static String withoutQuotes(String line) {
        int at = 0;
        while (at < line.length() && " \t>".indexOf(line.charAt(at)) >= 0) {
            at++;
        }
        return line.substring(at);
    }

    /** Marks of quotes and lists at the beginning, and how far such a mark is moved in: never less than the parser's depth. */
    private static int depth(String line) {
        int marks = 0;
        int spaces = 0;
        int at = 0;
        while (at < line.length()) {
            char letter = line.charAt(at);
            if (letter == ' ' || letter == '\t') {
                spaces += letter == '\t' ? 4 : 1;
                at++;
            } else if (letter == '>') {
                marks++;
                at++;
            } else {
                int end = markEnd(line, at);
                if (end < 0) {
                    break;
                }
                marks++;
                at = end;
            }
        }
        return marks == 0 ? 0 : marks + spaces / 2;
    }

    /** Where a list's mark ends that begins here; -1 where none does. */
    private static int markEnd(String line, int at) {
        int end = at;
        while (end < line.length() && end - at < 9 && Character.isDigit(line.charAt(end))) {
            end++;
        }
        boolean numbered = end > at && end < line.length() && ".)".indexOf(line.charAt(end)) >= 0;
        boolean bullet = end == at && "-+*".indexOf(line.charAt(at)) >= 0;
        if (!numbered && !bullet) {
            return -1;
        }
        return end + 1 >= line.length() || line.charAt(end + 1) == ' ' || line.charAt(end + 1) == '\t' ? end + 1 : -1;
    }

    /** The line of hyphens under a table's head, and more than that: any of its letters in any order. */
    private static boolean isUnderHead(String line) {
        return line.indexOf('|') >= 0
                && line.indexOf('-') >= 0
                && line.chars().allMatch(each -> "|-: \t>".indexOf(each) >= 0);
    }

    private static int count(String line, char wanted) {
        return (int) line.chars().filter(each -> each == wanted).count();
    }

    private static Optional<String> links(String body) {
        if (count(body, ']') > MOST_LINKS) {
            return Optional.of("The text has more than %,d links or square brackets. Make several articles of it."
                    .formatted(MOST_LINKS));
        }
        return LinkTargets.forbiddenScheme(body)
                .map(scheme -> "A link leads to " + scheme + ": only http, https, mailto and addresses of this console"
                        + " may be linked.");
    }
}
