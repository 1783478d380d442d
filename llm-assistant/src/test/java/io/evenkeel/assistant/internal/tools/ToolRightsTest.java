package io.evenkeel.assistant.internal.tools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenkeel.assistant.internal.eval.Estate;
import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Refusal;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who may not see it gets no word of it, and the refusal is the same whether it is there or not. */
class ToolRightsTest {
    private static final Estate ESTATE = Estate.load(Path.of("eval", "hospital", "estate"));
    private static final Actor REQUESTER = ESTATE.asker("petra.novak");

    /** A tool, and what it is asked for: once a thing that is there, once the same of one that is not. */
    record Ask(String tool, Map<String, String> there, Map<String, String> notThere) {}

    static Stream<Ask> asks() {
        return Stream.of(
                new Ask("incident", Map.of("key", "INC-204"), Map.of("key", "INC-999")),
                new Ask("incident", Map.of("words", "queue"), Map.of("words", "zebra")),
                new Ask("alert", Map.of("rule", "HostDown"), Map.of("rule", "NoSuchRule")),
                new Ask("alert", Map.of("words", "battery"), Map.of("words", "zebra")),
                new Ask("item", Map.of("name", "hl7-bus"), Map.of("name", "hl9-bus")),
                new Ask("measurements", Map.of("item", "his-app-1"), Map.of("item", "his-app-9")),
                new Ask("measurements", Map.of("measure", "temperature"), Map.of("measure", "humidity")),
                new Ask("logs", Map.of("item", "hl7-bus"), Map.of("item", "hl9-bus")),
                new Ask("causes", Map.of("incident", "INC-204"), Map.of("incident", "INC-999")),
                new Ask("changes", Map.of("key", "CHG-51"), Map.of("key", "CHG-99")),
                new Ask("changes", Map.of("words", "firewall"), Map.of("words", "zebra")),
                new Ask("on_call", Map.of("schedule", "Facilities"), Map.of("schedule", "Zoo")),
                new Ask("problems", Map.of("key", "PRB-11"), Map.of("key", "PRB-99")),
                new Ask("problems", Map.of("words", "modem"), Map.of("words", "zebra")),
                new Ask("similar", Map.of("incident", "INC-204"), Map.of("incident", "INC-999")),
                new Ask("knowledge", Map.of("words", "vpn"), Map.of("words", "zebra")),
                new Ask("tickets", Map.of("key", "TIC-303"), Map.of("key", "TIC-999")));
    }

    @ParameterizedTest
    @MethodSource("asks")
    void theRefusalDoesNotTellWhetherItIsThere(Ask ask) {
        Refusal there = refused(ask.tool(), ask.there());
        Refusal notThere = refused(ask.tool(), ask.notThere());

        assertThat(there.kind()).isEqualTo(Refusal.Kind.FORBIDDEN);
        assertThat(there).hasMessage(notThere.getMessage());
        assertThat(there.code()).isEqualTo(notThere.code());
    }

    @Test
    void everyToolIsAsked() {
        assertThat(asks().map(Ask::tool))
                .containsAll(ESTATE.tools().stream().map(ReadingTool::name).toList());
    }

    @Test
    void aRequesterFindsOnlyOwnTicketsByWords() {
        Look look = tool("tickets").look(REQUESTER, ESTATE.book().in("en"), Map.of("words", "printer radiographer"));

        assertThat(look.seen()).extracting(Seen::name).contains("TIC-304").doesNotContain("TIC-302", "TIC-303");
    }

    private static Refusal refused(String tool, Map<String, String> arguments) {
        var caught = new Refusal[1];
        assertThatThrownBy(() -> tool(tool).look(REQUESTER, ESTATE.book().in("en"), arguments))
                .isInstanceOfSatisfying(Refusal.class, refusal -> caught[0] = refusal);
        return caught[0];
    }

    private static ReadingTool tool(String name) {
        return ESTATE.tools().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
