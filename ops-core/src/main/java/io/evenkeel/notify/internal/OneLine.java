package io.evenkeel.notify.internal;

import io.evenkeel.notify.Notice;

/** Makes words from outside safe to store and to put into a header. Pure. */
final class OneLine {

    private static final int LONGEST_SUBJECT = 200;
    private static final int LONGEST_TEXT = 20_000;
    private static final int LONGEST_DETAIL = 300;

    private OneLine() {}

    /** A notice whose subject is one line and whose text is bounded: alerts from outside may carry megabytes. */
    static Notice storable(Notice notice) {
        return new Notice(
                notice.key(),
                notice.channel(),
                notice.personId(),
                notice.address(),
                oneLine(notice.subject(), LONGEST_SUBJECT),
                cut(notice.text().replace('\0', '\uFFFD'), LONGEST_TEXT),
                notice.about(),
                notice.rank(),
                notice.post(),
                notice.enclosure(),
                notice.pressing());
    }

    /** What a channel said, for people. */
    static String detail(String words) {
        return oneLine(words, LONGEST_DETAIL);
    }

    /** Every line end and control character becomes a space: in a header a line end would begin another header. */
    private static String oneLine(String words, int longest) {
        StringBuilder line = new StringBuilder();
        words.codePoints().forEach(point -> line.appendCodePoint(breaks(point) ? ' ' : point));
        return cut(line.toString().strip(), longest);
    }

    private static boolean breaks(int codePoint) {
        return Character.isISOControl(codePoint)
                || Character.getType(codePoint) == Character.LINE_SEPARATOR
                || Character.getType(codePoint) == Character.PARAGRAPH_SEPARATOR;
    }

    /** Never in the middle of a surrogate pair. */
    private static String cut(String words, int longest) {
        if (words.length() <= longest) {
            return words;
        }
        int end = Character.isHighSurrogate(words.charAt(longest - 2)) ? longest - 2 : longest - 1;
        return words.substring(0, end) + "…";
    }
}
