package io.evenkeel.assistant.internal.tools;

import io.evenkeel.assistant.Source;
import io.evenkeel.logs.Masking;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One thing that a tool saw, with its facts in order of weight. Secrets are masked here, wherever they were written.
 *
 * @param id of the source, as {@link Source} says
 * @param name by which people call it: {@code INC-7}, {@code db-01}
 */
public record Seen(
        String id,
        Source.Kind kind,
        String name,
        String title,
        String address,
        List<Fact> facts,
        Optional<Instant> from,
        Instant to) {
    private static final int LONGEST_TEXT = 12_000;

    public Seen {
        title = Masking.said(title);
        facts = facts.stream().map(Fact::masked).toList();
    }

    /** The facts of these topics, in the order of the thing. */
    public List<Fact> about(Topic... topics) {
        List<Topic> asked = List.of(topics);
        return facts.stream().filter(fact -> asked.contains(fact.topic())).toList();
    }

    public Source source() {
        String text = facts.stream().map(Fact::sentence).distinct().collect(Collectors.joining("\n"));
        return new Source(id, kind, title, address, text.substring(0, Math.min(LONGEST_TEXT, text.length())), from, to);
    }
}
