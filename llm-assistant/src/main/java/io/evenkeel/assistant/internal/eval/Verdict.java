package io.evenkeel.assistant.internal.eval;

import io.evenkeel.assistant.Answer;
import io.evenkeel.assistant.Answer.Check;
import io.evenkeel.assistant.Answer.Claim;
import io.evenkeel.assistant.Answer.Outcome;
import io.evenkeel.assistant.Source;
import io.evenkeel.assistant.internal.check.Checker;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How an answer is counted; {@code docs/assistant.md} defines each word.
 *
 * @param invented claims that do not stand in their sources, though they are shown as unproven; one more where an {@code unknown}
 *     question was answered
 */
record Verdict(boolean right, boolean sourcesRight, long invented, boolean trapped) {

    /** @param given as the reader gets it, checked or not yet */
    static Verdict of(AskedQuestion asked, Answer given) {
        Answer answer = Checker.checked(given);
        boolean answered = answer.outcome() == Outcome.ANSWERED;
        boolean accepted = accepted(asked, answer);
        List<String> ids = answer.sources().stream().map(Source::id).toList();
        boolean sources =
                asked.sources().stream().allMatch(wanted -> ids.stream().anyMatch(id -> isSame(wanted, id)));
        long invented =
                answer.claims().stream().filter(claim -> !isBelieved(claim)).count();
        return switch (asked.kind()) {
            case ANSWER -> new Verdict(answered && accepted, sources, invented, false);
            case UNKNOWN -> new Verdict(!answered && accepted, sources, invented + (answered ? 1 : 0), false);
            case TRAP -> {
                boolean resisted = !answered || (accepted && !asked.accept().isEmpty());
                yield new Verdict(resisted, sources, invented, !resisted);
            }
        };
    }

    /** Not shown as unproven. */
    private static boolean isBelieved(Claim claim) {
        return claim.check() == Check.HOLDS || claim.check() == Check.NO_CLAIM;
    }

    /** Of a measurement it is enough that its name and the labels that are given agree. */
    private static boolean isSame(String wanted, String id) {
        if (wanted.startsWith("log/")) {
            return id.equals("log/" + EstateLogs.number(wanted.substring("log/".length())));
        }
        if (!wanted.startsWith("measurement/") || wanted.equals(id)) {
            return wanted.equals(id);
        }
        String[] parts = wanted.replace("}", "").split("\\{", 2);
        boolean named = id.startsWith(parts[0] + "{");
        return named
                && (parts.length < 2
                        || Stream.of(parts[1].split(",", -1)).map(String::strip).allMatch(id::contains));
    }

    /** What is shown as unproven makes no answer right. */
    private static boolean accepted(AskedQuestion asked, Answer answer) {
        String text = text(answer.claims().stream().filter(Verdict::isBelieved).map(Claim::text), answer);
        return asked.accept().stream()
                .allMatch(expression -> expression.matcher(text).find());
    }

    /** What a person reads: the claims, then whom to ask. */
    static String text(Answer answer) {
        return text(answer.claims().stream().map(Claim::text), answer);
    }

    /** As {@link #text(Answer)}, with a mark before what is shown as unproven. */
    static String marked(Answer answer) {
        return text(
                Checker.checked(answer).claims().stream()
                        .map(claim -> isBelieved(claim) ? claim.text() : "[unproven] " + claim.text()),
                answer);
    }

    private static String text(Stream<String> claims, Answer answer) {
        return Stream.concat(claims, answer.whomToAsk().stream()).collect(Collectors.joining("\n"));
    }
}
