package io.evenkeel.assistant.internal.chat;

import io.evenkeel.assistant.Answer;
import io.evenkeel.assistant.Answer.Check;
import io.evenkeel.assistant.Source;
import io.evenkeel.logs.Masking;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What the trail keeps of a question and its answer: no secrets, and no more than the trail takes of one fact. */
final class Account {
    private static final int LONGEST = 1_000;

    private Account() {}

    static Map<String, String> ofQuestion(String chat, String text) {
        return Map.of("chat", chat, "question", fact(text));
    }

    static Map<String, String> ofAnswer(String chat, Answer answer, List<String> tools, long tokens, boolean cutOff) {
        Map<String, String> facts = new HashMap<>();
        facts.put("chat", chat);
        facts.put("outcome", answer.outcome().name());
        facts.put("tools", fact(String.join(" ", tools)));
        facts.put("sources", fact(answer.sources().stream().map(Source::id).collect(Collectors.joining(" "))));
        facts.put(
                "answer", fact(answer.claims().stream().map(Answer.Claim::text).collect(Collectors.joining(" "))));
        facts.put("checked", checks(answer));
        facts.put("cutOff", Boolean.toString(cutOff));
        answer.model().ifPresent(model -> facts.put("model", model));
        answer.modelAway().ifPresent(why -> facts.put("modelAway", why));
        if (tokens > 0) {
            facts.put("tokens", Long.toString(tokens));
        }
        return facts;
    }

    private static String checks(Answer answer) {
        return Arrays.stream(Check.values())
                .map(check -> check + "="
                        + answer.claims().stream()
                                .filter(claim -> claim.check() == check)
                                .count())
                .collect(Collectors.joining(" "));
    }

    private static String fact(String text) {
        String masked = Masking.said(text.replace('\n', ' '));
        return masked.length() <= LONGEST ? masked : masked.substring(0, LONGEST);
    }
}
