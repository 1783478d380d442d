package io.evenkeel.alerting.internal;

import io.evenkeel.alerting.Dismissals.Dismissal;
import io.evenkeel.alerting.Silences.Silence;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** The silences of one moment and what was said to be nothing, ready to be asked. Pure. */
final class Mutes {

    private record Test(String label, Predicate<String> value) {}

    private record Ready(Silence silence, List<Test> tests) {
        boolean matches(Map<String, String> labels) {
            return tests.stream().allMatch(test -> test.value().test(labels.getOrDefault(test.label(), "")));
        }
    }

    /**
     * Why an alert pages nobody.
     *
     * @param step the kind of the step that says so in the reason chain
     */
    record Mute(String id, String step, Map<String, String> facts) {}

    private final List<Ready> silences;
    private final List<Dismissal> dismissals;

    private Mutes(List<Ready> silences, List<Dismissal> dismissals) {
        this.silences = silences;
        this.dismissals = dismissals;
    }

    static Mutes of(List<Silence> active, List<Dismissal> dismissals) {
        List<Ready> ready = active.stream()
                .map(silence -> new Ready(
                        silence,
                        silence.matchers().stream()
                                .map(matcher -> new Test(matcher.label(), matcher.test()))
                                .toList()))
                .toList();
        return new Mutes(ready, dismissals);
    }

    boolean isEmpty() {
        return silences.isEmpty() && dismissals.isEmpty();
    }

    /** Silences whose every matcher matches, and what was said of the like. */
    List<Mute> over(Watched watched) {
        Map<String, String> labels = watched.alert().labels();
        var over = new ArrayList<Mute>();
        silences.stream().filter(ready -> ready.matches(labels)).forEach(ready -> over.add(mute(ready.silence())));
        dismissals.stream()
                .filter(one ->
                        one.covers(watched.rule(), labels, watched.alert().value()))
                .forEach(one -> over.add(mute(one)));
        return over;
    }

    private static Mute mute(Silence silence) {
        var facts = new HashMap<String, String>();
        facts.put("silence", silence.id().toString());
        facts.put("until", silence.endsAt().toString());
        facts.put("author", silence.createdBy());
        facts.put("comment", silence.comment());
        return new Mute(silence.id().toString(), "mute", facts);
    }

    private static Mute mute(Dismissal dismissal) {
        var facts = new HashMap<String, String>();
        facts.put("dismissal", dismissal.id().toString());
        facts.put("until", dismissal.endsAt().toString());
        facts.put("author", dismissal.saidBy());
        facts.put("said", dismissal.saidAt().toString());
        facts.put("comment", dismissal.why());
        dismissal.needed().ifPresent(needed -> facts.put("needed", Double.toString(needed)));
        return new Mute(dismissal.id().toString(), "dismissed", facts);
    }
}
