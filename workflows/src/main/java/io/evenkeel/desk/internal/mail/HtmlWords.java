package io.evenkeel.desk.internal.mail;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The words of an HTML mail. Markup is left out, not made harmless: nothing of it reaches a browser. One pass, so that no
 * input takes longer than its length.
 */
final class HtmlWords {
    /** Their content is no words. */
    private static final Set<String> SILENT = Set.of("script", "style", "head", "title", "template", "noscript", "svg");
    /** They begin a line. */
    private static final Set<String> BLOCKS = Set.of(
            "p", "div", "br", "tr", "li", "ul", "ol", "table", "h1", "h2", "h3", "h4", "blockquote", "pre", "hr");

    private static final Map<String, String> ENTITIES = Map.of(
            "amp", "&", "lt", "<", "gt", ">", "quot", "\"", "apos", "'", "nbsp", " ", "euro", "€", "hellip", "…");
    private static final int LONGEST_ENTITY = 10;

    private final String html;
    private final StringBuilder words = new StringBuilder();
    private int at;

    private HtmlWords(String html) {
        this.html = html;
    }

    static String of(String html) {
        var reading = new HtmlWords(html);
        reading.read();
        return tidy(reading.words.toString());
    }

    private void read() {
        while (at < html.length()) {
            char letter = html.charAt(at);
            if (letter == '<') {
                tag();
            } else if (letter == '&') {
                entity();
            } else {
                words.append(Character.isWhitespace(letter) ? ' ' : letter);
                at++;
            }
        }
    }

    private void tag() {
        if (html.startsWith("<!--", at)) {
            skipPast("-->");
            return;
        }
        boolean closing = html.startsWith("</", at);
        int begin = at + (closing ? 2 : 1);
        if (begin >= html.length() || !(Character.isLetter(html.charAt(begin)) || html.charAt(begin) == '!')) {
            words.append('<');
            at++;
            return;
        }
        int stop = begin;
        while (stop < html.length() && Character.isLetterOrDigit(html.charAt(stop))) {
            stop++;
        }
        String name = html.substring(begin, stop).toLowerCase(Locale.ROOT);
        int end = html.indexOf('>', at);
        at = end < 0 ? html.length() : end + 1;
        if (BLOCKS.contains(name)) {
            words.append('\n');
        }
        if (!closing && SILENT.contains(name)) {
            skipElement(name);
        }
    }

    private void skipElement(String name) {
        String end = "</" + name;
        for (int place = html.indexOf('<', at); place >= 0; place = html.indexOf('<', place + 1)) {
            if (html.regionMatches(true, place, end, 0, end.length())) {
                at = place;
                return;
            }
        }
        at = html.length();
    }

    private void skipPast(String mark) {
        int end = html.indexOf(mark, at);
        at = end < 0 ? html.length() : end + mark.length();
    }

    private void entity() {
        int end = html.indexOf(';', at, Math.min(html.length(), at + LONGEST_ENTITY));
        if (end < 0) {
            words.append('&');
            at++;
            return;
        }
        String name = html.substring(at + 1, end);
        String meant = name.startsWith("#") ? numbered(name.substring(1)) : ENTITIES.get(name);
        words.append(meant == null ? html.substring(at, end + 1) : meant);
        at = end + 1;
    }

    private static String numbered(String number) {
        try {
            boolean hexadecimal = number.startsWith("x") || number.startsWith("X");
            int point = hexadecimal ? Integer.parseInt(number.substring(1), 16) : Integer.parseInt(number);
            return Character.isValidCodePoint(point) && !Character.isISOControl(point)
                    ? Character.toString(point)
                    : " ";
        } catch (NumberFormatException notOne) {
            return "&#" + number + ";";
        }
    }

    private static String tidy(String words) {
        var tidy = new StringBuilder();
        int blank = 0;
        for (String line : words.lines().toList()) {
            String bare = line.replaceAll(" {2,}", " ").strip();
            blank = bare.isEmpty() ? blank + 1 : 0;
            if (blank < 2) {
                tidy.append(bare).append('\n');
            }
        }
        return tidy.toString().strip();
    }
}
