package io.evenkeel.audit.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Audit.Act;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ChainTests {

    private static final Instant AT = Instant.parse("2026-11-21T02:00:00.123456Z");

    @Test
    void theSameActHasTheSameHashWhateverTheOrderOfItsFacts() {
        Map<String, String> turned = new LinkedHashMap<>();
        turned.put("b", "2");
        turned.put("a", "1");

        assertThat(hash(act("v", "s", Map.of("a", "1", "b", "2")))).isEqualTo(hash(act("v", "s", turned)));
    }

    @Test
    void whateverChangesTheHashChanges() {
        Act act = act("verb", "subject", Map.of("a", "1"));
        List<byte[]> hashes = List.of(
                hash(act),
                Chain.next(new byte[] {1}, 1, act),
                Chain.next(Chain.BEGINNING, 2, act),
                hash(act("verbs", "ubject", Map.of("a", "1"))),
                hash(act("verb", "subject", Map.of("a", "2"))),
                hash(act("verb", "subject", Map.of("a1", ""))),
                hash(act("verb", "subject", Map.of())),
                hash(new Act(
                        7, AT, Actor.Kind.TOKEN, "id", "name", "verb", "subject", Map.of("a", "1"), Optional.empty())),
                hash(new Act(
                        7,
                        AT.plusNanos(1_000),
                        Actor.Kind.PERSON,
                        "id",
                        "name",
                        "verb",
                        "subject",
                        Map.of("a", "1"),
                        Optional.empty())),
                hash(new Act(
                        8, AT, Actor.Kind.PERSON, "id", "name", "verb", "subject", Map.of("a", "1"), Optional.empty())),
                hash(new Act(
                        7,
                        AT,
                        Actor.Kind.PERSON,
                        "idn",
                        "ame",
                        "verb",
                        "subject",
                        Map.of("a", "1"),
                        Optional.empty())));

        assertThat(hashes.stream().map(java.util.HexFormat.of()::formatHex)).doesNotHaveDuplicates();
    }

    private static byte[] hash(Act act) {
        return Chain.next(Chain.BEGINNING, 1, act);
    }

    private static Act act(String verb, String subject, Map<String, String> facts) {
        return new Act(7, AT, Actor.Kind.PERSON, "id", "name", verb, subject, facts, Optional.empty());
    }
}
