package io.evenkeel.knowledge.internal;

/**
 * A text whose first heading is its title.
 *
 * @param title the first line that is not blank, where it is a heading of the first level; else what was given
 * @param body the text, without that line where it is the title
 */
record MarkdownHead(String title, String body) {
    private static final String MARK = "# ";

    static MarkdownHead of(String text, String otherwise) {
        String rest = withoutBlankLines(text);
        int end = rest.indexOf('\n');
        String first = end < 0 ? rest : rest.substring(0, end);
        String title = first.startsWith(MARK) ? withoutClosing(first.substring(MARK.length())) : "";
        return title.isEmpty()
                ? new MarkdownHead(otherwise, text)
                : new MarkdownHead(title, end < 0 ? "" : withoutBlankLines(rest.substring(end + 1)));
    }

    /** A heading may end with number signs, which are none of its words. */
    private static String withoutClosing(String heading) {
        int end = heading.length();
        while (end > 0 && (heading.charAt(end - 1) == '#' || Character.isWhitespace(heading.charAt(end - 1)))) {
            end--;
        }
        return heading.substring(0, end).strip();
    }

    private static String withoutBlankLines(String text) {
        int begin = 0;
        for (int at = 0; at < text.length() && Character.isWhitespace(text.charAt(at)); at++) {
            if (text.charAt(at) == '\n') {
                begin = at + 1;
            }
        }
        return text.substring(begin);
    }
}
