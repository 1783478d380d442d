package io.evenkeel.knowledge.internal.search;

import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.jspecify.annotations.Nullable;

/** What a reader sees of a block of Markdown, without its signs; HTML is left out. */
final class PlainText {

    private PlainText() {}

    static String of(Node block) {
        StringBuilder text = new StringBuilder();
        Node node = block;
        while (node != null) {
            append(text, node);
            node = next(node, block, text);
        }
        return text.toString().strip();
    }

    private static void append(StringBuilder text, Node node) {
        switch (node) {
            case Text words -> text.append(words.getLiteral());
            case Code words -> text.append(words.getLiteral());
            case FencedCodeBlock lines -> text.append(lines.getLiteral());
            case IndentedCodeBlock lines -> text.append(lines.getLiteral());
            case SoftLineBreak _ -> text.append(' ');
            case HardLineBreak _ -> text.append('\n');
            default -> {}
        }
    }

    /** Without recursion: a page may be nested thousands deep. */
    private static @Nullable Node next(Node from, Node top, StringBuilder text) {
        if (from.getFirstChild() != null) {
            return from.getFirstChild();
        }
        Node node = from;
        while (!node.equals(top)) {
            leave(node, text);
            if (node.getNext() != null) {
                return node.getNext();
            }
            node = node.getParent();
        }
        return null;
    }

    private static void leave(Node node, StringBuilder text) {
        boolean line = node instanceof Paragraph || node instanceof ListItem || node instanceof TableRow;
        if (line && !text.isEmpty() && text.charAt(text.length() - 1) != '\n') {
            text.append('\n');
        } else if (node instanceof TableCell) {
            text.append(' ');
        }
    }
}
