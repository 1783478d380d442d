package io.evenkeel.logs.internal.parse;

/** {@code key=value} and {@code key="a value"} wherever they stand, as logfmt and many programs write them. Pure, linear. */
final class Pairs {
    private Pairs() {}

    static void into(String text, int from, FoundFields fields) {
        int equals = text.indexOf('=', from);
        while (equals >= 0) {
            int begin = equals;
            while (begin > from && isPartOfName(text.charAt(begin - 1)) && equals - begin <= FoundFields.LONGEST_NAME) {
                begin--;
            }
            boolean bounded = begin == from || " ,;([{|\t".indexOf(text.charAt(begin - 1)) >= 0;
            int next = equals + 1;
            if (begin < equals && bounded && next < text.length()) {
                next = value(text, begin, equals, fields);
            }
            equals = text.indexOf('=', Math.max(next, equals + 1));
        }
    }

    /** @return behind the value */
    private static int value(String text, int begin, int equals, FoundFields fields) {
        String name = text.substring(begin, equals);
        int from = equals + 1;
        char quote = text.charAt(from);
        if (quote == '"' || quote == '\'') {
            StringBuilder value = new StringBuilder();
            int at = from + 1;
            while (at < text.length() && text.charAt(at) != quote) {
                if (text.charAt(at) == '\\' && at + 1 < text.length()) {
                    at++;
                }
                value.append(text.charAt(at++));
            }
            fields.put(name, value.toString());
            return at + 1;
        }
        int end = from;
        while (end < text.length() && " ,;)]}|\t".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        if (end > from) {
            fields.put(name, text.substring(from, end));
        }
        return end;
    }

    private static boolean isPartOfName(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '.' || c == '-' || c == '@';
    }
}
