package io.evenkeel.reporting.internal;

import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionURI;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDBorderStyleDictionary;

/** Pages of A4 that are written from top to bottom; y runs down from the top here. */
final class Paper implements AutoCloseable {
    static final float MARGIN = 48;
    static final float WIDTH = PDRectangle.A4.getWidth() - 2 * MARGIN;
    private static final float HEIGHT = PDRectangle.A4.getHeight();
    private static final float FOOT = 40;
    private static final float LEADING = 1.4f;

    static final Color BLACK = new Color(0x1a1d21);
    static final Color GREY = new Color(0x5a6270);
    static final Color LINE = new Color(0xd5d9df);

    final PDDocument document = new PDDocument();
    final Letters letters;
    private final List<PDPage> pages = new ArrayList<>();
    private PDPageContentStream stream;
    private float y;

    Paper() throws IOException {
        letters = new Letters(document);
        stream = page();
    }

    private PDPageContentStream page() throws IOException {
        var page = new PDPage(PDRectangle.A4);
        document.addPage(page);
        pages.add(page);
        y = MARGIN;
        return new PDPageContentStream(document, page);
    }

    static float height(float size) {
        return size * LEADING;
    }

    float y() {
        return y;
    }

    void down(float points) {
        y += points;
    }

    /** Goes on on a new page unless this much room is left; whether it did. */
    boolean room(float points) throws IOException {
        if (y + points <= HEIGHT - MARGIN - FOOT / 2) {
            return false;
        }
        stream.close();
        stream = page();
        return true;
    }

    enum Weight {
        PLAIN,
        BOLD
    }

    /** @param x from the left margin */
    void text(float x, float at, String text, float size, Color color, Weight weight) throws IOException {
        write(stream, x, at, letters.printable(text), size, color, weight);
    }

    /** @param right where it ends, from the left margin */
    void rightText(float right, float at, String text, float size, Color color, Weight weight) throws IOException {
        String printable = letters.printable(text);
        write(stream, right - letters.width(printable, size), at, printable, size, color, weight);
    }

    /** The font is shipped in one weight: bold is its outline drawn as well. */
    private void write(PDPageContentStream on, float x, float at, String text, float size, Color color, Weight weight)
            throws IOException {
        on.beginText();
        on.setFont(letters.font, size);
        on.setNonStrokingColor(color);
        if (weight == Weight.BOLD) {
            on.setRenderingMode(RenderingMode.FILL_STROKE);
            on.setStrokingColor(color);
            on.setLineWidth(size / 32);
        } else {
            on.setRenderingMode(RenderingMode.FILL);
        }
        on.newLineAtOffset(MARGIN + x, HEIGHT - at - size);
        on.showText(text);
        on.endText();
    }

    void rule(float at) throws IOException {
        stream.setStrokingColor(LINE);
        stream.setLineWidth(0.5f);
        stream.moveTo(MARGIN, HEIGHT - at);
        stream.lineTo(MARGIN + WIDTH, HEIGHT - at);
        stream.stroke();
    }

    void link(float x, float at, float width, float height, String url) throws IOException {
        var link = new PDAnnotationLink();
        link.setRectangle(new PDRectangle(MARGIN + x, HEIGHT - at - height, width, height));
        var border = new PDBorderStyleDictionary();
        border.setWidth(0);
        link.setBorderStyle(border);
        var action = new PDActionURI();
        action.setURI(url);
        link.setAction(action);
        pages.getLast().getAnnotations().add(link);
    }

    /** Writes a line at the foot of each page. */
    byte[] finish(IntFunction<String> left, String right) throws IOException {
        stream.close();
        float at = HEIGHT - FOOT;
        for (int number = 0; number < pages.size(); number++) {
            try (var foot = new PDPageContentStream(
                    document, pages.get(number), PDPageContentStream.AppendMode.APPEND, true, true)) {
                String printable = letters.printable(right);
                write(foot, 0, at, letters.printable(left.apply(number + 1)), 7.5f, GREY, Weight.PLAIN);
                write(foot, WIDTH - letters.width(printable, 7.5f), at, printable, 7.5f, GREY, Weight.PLAIN);
            }
        }
        var out = new ByteArrayOutputStream();
        document.save(out);
        return out.toByteArray();
    }

    int pages() {
        return pages.size();
    }

    @Override
    public void close() throws IOException {
        document.close();
    }
}
