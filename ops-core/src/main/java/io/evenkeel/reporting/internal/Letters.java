package io.evenkeel.reporting.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/** The font of one document: has Latin and Chinese, embeds the letters used, and measures. */
final class Letters {
    private static final String NAME = "/fonts/noto-sans-sc-regular.ttf";
    private static final int UNKNOWN = '□';

    private static final float PER_EM = 1000f;

    private final CmapLookup known;
    final PDType0Font font;

    /** Read once: two megabytes, for as long as the server runs. */
    private static final class File {
        static final byte[] BYTES = bytes();

        private static byte[] bytes() {
            try (InputStream in = Objects.requireNonNull(Letters.class.getResourceAsStream(NAME), NAME)) {
                return in.readAllBytes();
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        }
    }

    Letters(PDDocument document) throws IOException {
        TrueTypeFont parsed = new TTFParser(true).parse(new RandomAccessReadBuffer(File.BYTES));
        known = parsed.getUnicodeCmapLookup();
        font = PDType0Font.load(document, parsed, true);
    }

    /** What the font has no letter for, such as pictures and rare characters, becomes a box: text is data from outside. */
    String printable(String text) {
        StringBuilder line = new StringBuilder();
        text.codePoints().forEach(point -> line.appendCodePoint(printable(point)));
        return line.toString();
    }

    private int printable(int point) {
        if (Character.isWhitespace(point) || Character.isSpaceChar(point)) {
            return ' ';
        }
        return known.getGlyphId(point) != 0 ? point : known.getGlyphId(UNKNOWN) != 0 ? UNKNOWN : '?';
    }

    /** @param printable as {@link #printable} gives it */
    float width(String printable, float size) {
        try {
            return font.getStringWidth(printable) / PER_EM * size;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Breaks where the languages break, and inside what is longer than a line. */
    List<String> lines(String text, float size, float width, int most) {
        String whole = printable(text).strip();
        var lines = new ArrayList<String>();
        var line = new StringBuilder();
        BreakIterator breaks = BreakIterator.getLineInstance(Locale.CHINESE);
        breaks.setText(whole);
        int from = breaks.first();
        for (int to = breaks.next(); to != BreakIterator.DONE; from = to, to = breaks.next()) {
            add(lines, line, whole.substring(from, to), size, width);
        }
        if (!line.isEmpty()) {
            lines.add(line.toString().strip());
        }
        if (lines.size() <= most) {
            return lines;
        }
        List<String> first = new ArrayList<>(lines.subList(0, most));
        first.set(most - 1, first.getLast() + "…");
        return first;
    }

    private void add(List<String> lines, StringBuilder line, String piece, float size, float width) {
        if (width(line + piece.stripTrailing(), size) <= width) {
            line.append(piece);
            return;
        }
        if (!line.isEmpty()) {
            lines.add(line.toString().strip());
            line.setLength(0);
        }
        piece.codePoints().forEach(point -> {
            if (width(line + Character.toString(point), size) > width && !line.isEmpty()) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.appendCodePoint(point);
        });
    }
}
