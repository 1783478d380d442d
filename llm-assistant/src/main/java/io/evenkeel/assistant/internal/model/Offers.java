package io.evenkeel.assistant.internal.model;

import io.evenkeel.assistant.Proposal;
import io.evenkeel.assistant.Proposing;
import io.evenkeel.assistant.Question;
import io.evenkeel.audit.Actor;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Proposals that a model asks for. Only on an object that the asker named or stands beside, so that an article or a log line
 * cannot bring up a card for another; three at most. For one thread.
 */
final class Offers {
    private static final int MOST = 3;

    private final Proposing proposing;
    private final Actor asker;
    private final Question question;
    private final String language;
    private final List<Proposal> made = new ArrayList<>();

    Offers(Proposing proposing, Actor asker, Question question, String language) {
        this.proposing = proposing;
        this.asker = asker;
        this.question = question;
        this.language = language;
    }

    List<Proposal> made() {
        return List.copyOf(made);
    }

    /** @return what the model is told */
    String offer(Map<String, String> arguments) {
        String object = arguments.getOrDefault("incident", "").strip();
        Optional<Proposing.Verb> verb = verb(arguments.getOrDefault("act", ""));
        if (verb.isEmpty() || object.isEmpty()) {
            return "Not offered: act is one of acknowledge, comment, resolve, and incident is a key such as INC-7.";
        }
        if (!isNamed(object)) {
            return "Not offered: the asker did not name " + object + ".";
        }
        if (made.size() >= MOST || isMade(verb.get(), object)) {
            return "Not offered: it was offered before, or there are three already.";
        }
        Optional<Proposal> proposal =
                proposing.propose(asker, verb.get(), object, arguments.getOrDefault("words", ""), language);
        proposal.ifPresent(made::add);
        return proposal.isPresent()
                ? "Offered. The asker sees the card; nothing was done."
                : "Not offered: the state or the asker's rights do not allow it now.";
    }

    private boolean isMade(Proposing.Verb verb, String object) {
        return made.stream()
                .anyMatch(one -> one.verb().equals(verb.word()) && one.object().equals(object));
    }

    private static Optional<Proposing.Verb> verb(String word) {
        return Stream.of(Proposing.Verb.values())
                .filter(each -> each.word().equals("incident." + word.toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    private boolean isNamed(String object) {
        String key = object.toLowerCase(Locale.ROOT);
        return Stream.concat(
                        Stream.of(question.text(), question.about().orElse("")),
                        question.before().stream().map(Question.Turn::question))
                .map(text -> text.toLowerCase(Locale.ROOT))
                .anyMatch(text ->
                        text.matches("(?s).*(?<![a-z0-9-])" + java.util.regex.Pattern.quote(key) + "(?![a-z0-9]).*"));
    }
}
