package io.evenkeel.assistant.internal.facts;

import io.evenkeel.assistant.Question;
import io.evenkeel.assistant.Source;
import io.evenkeel.assistant.internal.grammar.Grammar;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a chat is about: what was spoken of last, then what it stands beside. Pure. */
final class Subjects {
    private Subjects() {}

    static Grammar.Chat of(Question question) {
        var about = new ArrayList<String>();
        // Words that point at nothing speak of the page beside which the chat stands.
        if (Grammar.points(question.text()) || question.about().isEmpty()) {
            List<Question.Turn> before = question.before();
            for (int i = before.size() - 1; i >= 0 && about.isEmpty(); i--) {
                String spoken = before.get(i).question().toUpperCase(Locale.ROOT);
                before.get(i).answer().sources().stream()
                        .filter(source -> isThing(source))
                        // What an answer brings in, such as a similar incident, is not what "it" means beside another
                        // one.
                        .filter(source -> question.about().isEmpty()
                                || source.kind() != Source.Kind.INCIDENT
                                || spoken.contains(source.id().substring("incident/".length())))
                        .map(source -> source.id().substring(source.id().indexOf('/') + 1))
                        .findFirst()
                        .ifPresent(about::add);
            }
        }
        question.about().ifPresent(about::add);
        return new Grammar.Chat(about);
    }

    private static boolean isThing(Source source) {
        return switch (source.kind()) {
            case INCIDENT ->
                !source.id().equals("incident/open") && !source.id().equals("incident/all");
            case ITEM, TICKET, CHANGE, PROBLEM ->
                source.id().matches("[a-z]+/.*[-\\d].*") || source.kind() == Source.Kind.ITEM;
            case ARTICLE, ALERT, MEASUREMENT, LOG, DUTY, DIAGNOSIS -> false;
        };
    }
}
