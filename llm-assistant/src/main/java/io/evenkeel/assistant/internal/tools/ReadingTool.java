package io.evenkeel.assistant.internal.tools;

import io.evenkeel.assistant.Tool;
import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Refusal;
import java.util.Map;
import java.util.Optional;

/** A tool whose findings keep their facts apart. Thread-safe. */
public abstract class ReadingTool implements Tool {
    private final Words.Book book;

    ReadingTool(Words.Book book) {
        this.book = book;
    }

    /** What was seen, for an answer in these words. */
    public abstract Look look(Actor asker, Words words, Map<String, String> arguments);

    @Override
    public final Finding call(Actor asker, String language, Map<String, String> arguments) {
        for (String name : arguments.keySet()) {
            if (parameters().stream().noneMatch(parameter -> parameter.name().equals(name))) {
                throw wrong(name, "The tool " + name() + " has no parameter " + name + ".");
            }
        }
        for (Parameter parameter : parameters()) {
            check(parameter, Optional.ofNullable(arguments.get(parameter.name())));
        }
        return look(asker, book.in(language), arguments).finding();
    }

    private void check(Parameter parameter, Optional<String> value) {
        if (parameter.required() && value.filter(given -> !given.isBlank()).isEmpty()) {
            throw wrong(parameter.name(), "The tool " + name() + " needs " + parameter.name() + ".");
        }
        if (value.isPresent()
                && !parameter.allowed().isEmpty()
                && !parameter.allowed().contains(value.get())) {
            throw wrong(parameter.name(), parameter.name() + " is one of " + parameter.allowed() + ".");
        }
    }

    static Optional<String> given(Map<String, String> arguments, String name) {
        return Optional.ofNullable(arguments.get(name)).map(String::strip).filter(value -> !value.isEmpty());
    }

    static Refusal wrong(String field, String sentence) {
        return new Refusal(Refusal.Kind.INVALID, "assistant-tool-argument", sentence, field);
    }
}
