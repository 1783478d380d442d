package io.evenkeel.knowledge.internal.search;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.Collectors;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;

/**
 * Cuts Markdown at its headings into passages, and what is long under one heading between its paragraphs. Linear in the length
 * of the text, and deep nesting costs no stack. Thread-safe.
 */
final class Passages {
    /** Longest text of a passage, in characters. */
    static final int LONGEST = 1_200;

    private static final Parser MARKDOWN =
            Parser.builder().extensions(List.of(TablesExtension.create())).build();

    private final String title;
    private final Anchors anchors = new Anchors();
    private final Deque<Above> above = new ArrayDeque<>();
    private final List<Section> sections = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();

    private record Above(int level, String words, String anchor) {}

    private Passages(String title) {
        this.title = title;
    }

    /** In the order of the text, at least one; a heading without text below it makes none. */
    static List<Section> of(String title, String markdown) {
        Passages cut = new Passages(title);
        for (Node block = MARKDOWN.parse(markdown).getFirstChild(); block != null; block = block.getNext()) {
            cut.take(block);
        }
        cut.endSection();
        if (cut.sections.isEmpty()) {
            cut.sections.add(new Section("", "", ""));
        }
        return List.copyOf(cut.sections);
    }

    private void take(Node block) {
        String words = PlainText.of(block);
        if (!(block instanceof Heading heading)) {
            add(words);
            return;
        }
        endSection();
        while (!above.isEmpty() && above.getLast().level() >= heading.getLevel()) {
            above.removeLast();
        }
        above.addLast(new Above(heading.getLevel(), words.strip(), anchors.next(words)));
    }

    private void add(String paragraph) {
        if (!text.isEmpty() && text.length() + paragraph.length() + 1 > LONGEST) {
            endPassage();
        }
        int from = 0;
        while (paragraph.length() - from > LONGEST) {
            int to = Cuts.before(paragraph, from, from + LONGEST);
            text.append(paragraph, from, to);
            endPassage();
            from = to;
        }
        if (!text.isEmpty()) {
            text.append('\n');
        }
        text.append(paragraph, from, paragraph.length());
    }

    private void endSection() {
        if (!text.toString().isBlank()) {
            endPassage();
        }
        text.setLength(0);
    }

    private void endPassage() {
        String path = above.stream()
                .filter(each -> each.level() > 1 || !title.endsWith(each.words()))
                .map(Above::words)
                .collect(Collectors.joining(" › "));
        String anchor = above.isEmpty() ? "" : above.getLast().anchor();
        sections.add(new Section(path, anchor, text.toString().strip()));
        text.setLength(0);
    }
}
