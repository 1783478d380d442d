package io.evenkeel.assistant.internal.model;

import io.evenkeel.assistant.Source;
import io.evenkeel.assistant.Tool;
import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Refusal;
import io.evenkeel.audit.Right;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** A tool that finds what a test says, for who sees operations. */
public final class KnownTool implements Tool {
    public static final Instant SEEN = Instant.parse("2026-11-21T02:00:00Z");

    private final String name;
    private final List<Source> sources;
    private final List<Map<String, String>> calls = new CopyOnWriteArrayList<>();

    public KnownTool(String name, String... texts) {
        this.name = name;
        this.sources = java.util.stream.IntStream.range(0, texts.length)
                .mapToObj(at -> source(name + "/" + (at + 1), texts[at]))
                .toList();
    }

    public static Source source(String id, String text) {
        return new Source(id, Source.Kind.INCIDENT, id, "/incidents/INC-7", text, Optional.empty(), SEEN);
    }

    public List<Map<String, String>> calls() {
        return calls;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String description() {
        return "Finds " + name + ".";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                new Parameter("key", "Its key, such as INC-7.", true, List.of()),
                new Parameter("sort", "Which.", false, List.of("open", "all")));
    }

    @Override
    public Finding call(Actor asker, String language, Map<String, String> arguments) {
        asker.mustHave(Right.SEE_OPERATIONS);
        calls.add(arguments);
        if (!arguments.containsKey("key")) {
            throw new Refusal(Refusal.Kind.INVALID, "field-missing", "The argument key is missing.");
        }
        return new Finding(sources, "No " + name + " was found.", 0);
    }
}
