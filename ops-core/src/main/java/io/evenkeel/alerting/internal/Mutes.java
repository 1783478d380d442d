package io.evenkeel.alerting.internal;

import io.evenkeel.alerting.Silences.Silence;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** The silences of one moment, ready to be asked. Pure. */
final class Mutes {

    private record Test(String label, Predicate<String> value) {}

    private record Ready(Silence silence, List<Test> tests) {
        boolean matches(Map<String, String> labels) {
            return tests.stream().allMatch(test -> test.value().test(labels.getOrDefault(test.label(), "")));
        }
    }

    private final List<Ready> silences;

    private Mutes(List<Ready> silences) {
        this.silences = silences;
    }

    static Mutes of(List<Silence> active) {
        return new Mutes(active.stream()
                .map(silence -> new Ready(
                        silence,
                        silence.matchers().stream()
                                .map(matcher -> new Test(matcher.label(), matcher.test()))
                                .toList()))
                .toList());
    }

    boolean isEmpty() {
        return silences.isEmpty();
    }

    /** Those whose every matcher matches. */
    List<Silence> over(Map<String, String> labels) {
        return silences.stream()
                .filter(ready -> ready.matches(labels))
                .map(Ready::silence)
                .toList();
    }
}
