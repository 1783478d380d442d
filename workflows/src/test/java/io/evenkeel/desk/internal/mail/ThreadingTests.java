package io.evenkeel.desk.internal.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.desk.internal.mail.Incoming.Nature;
import io.evenkeel.desk.internal.mail.Threading.Place;
import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which ticket a mail answers: A is Rui's, B is Eva's. */
class ThreadingTests {
    private static final String RUI = "rui@example.org";
    private static final String KEY_A = "aaaabbbbccccdddd";
    private static final String KEY_B = "eeeeffffgggghhhh";
    private static final Map<String, String> KEYS = Map.of(KEY_A, "A", KEY_B, "B");
    private static final Map<String, String> NAMES = Map.of("<a@desk>", "A", "<b@desk>", "B");
    private static final Map<String, String> OWNERS = Map.of("A", RUI, "B", "eva@example.org");

    @Test
    void theKeyInTheAddressTheKeyInTheSubjectOrTheThreadFindsTheTicket() {
        Place ticketA = new Place.Answers("A");
        assertThat(place(RUI, "Re: x", List.of("desk+" + KEY_A + "@example.org"), List.of()))
                .isEqualTo(ticketA);
        assertThat(place(RUI, "AW: [TIC-1 " + KEY_A + "] x", List.of(), List.of()))
                .isEqualTo(ticketA);
        assertThat(place(RUI, "x", List.of(), List.of("<unknown@x>", "<a@desk>")))
                .isEqualTo(ticketA);
        assertThat(place(RUI, "x", List.of(), List.of())).isEqualTo(new Place.New(Optional.empty()));
    }

    @Test
    void anothersKeyOpensNothing() {
        assertThat(place(RUI, "[TIC-2 " + KEY_B + "]", List.of(), List.of()))
                .isEqualTo(new Place.New(Optional.of("B")));
        assertThat(place("mallory@example.org", "x", List.of(), List.of("<a@desk>")))
                .isEqualTo(new Place.New(Optional.of("A")));
        assertThat(place("", "[TIC-2 " + KEY_B + "]", List.of(), List.of())).isEqualTo(new Place.New(Optional.of("B")));
    }

    @Test
    void anothersKeyInTheOwnThreadLeavesItInTheOwnTicket() {
        assertThat(place(RUI, "[TIC-2 " + KEY_B + "]", List.of(), List.of("<a@desk>")))
                .isEqualTo(new Place.Answers("A"));
    }

    @Test
    void aNumberWithoutItsKeyIsNoKey() {
        assertThat(place(RUI, "[TIC-1]", List.of("desk+1@example.org"), List.of()))
                .isEqualTo(new Place.New(Optional.empty()));
        assertThat(ReplyKey.inText("[TIC-1 aaaabbbbccccddd1]")).isEmpty();
    }

    @Test
    void keysAreReadBackAndDiffer() {
        var random = new SecureRandom();
        String key = ReplyKey.fresh(random);
        assertThat(ReplyKey.in(List.of(), "Re: " + ReplyKey.tag("TIC-7", key))).hasValue(key);
        String address = ReplyKey.address("desk@example.org", key).toUpperCase(Locale.ROOT);
        assertThat(ReplyKey.in(List.of(address), "")).hasValue(key);
        assertThat(ReplyKey.fresh(random)).isNotEqualTo(key);
    }

    @Test
    void theBareSubjectHasNeitherKeyNorPrefix() {
        assertThat(ReplyKey.bare("Re: AW: 回复：[TIC-1 " + KEY_A + "] Fwd: The lift"))
                .isEqualTo("The lift");
        assertThat(ReplyKey.bare("Regarding: lift")).isEqualTo("Regarding: lift");
    }

    private static Place place(String from, String subject, List<String> recipients, List<String> names) {
        var mail = new Incoming(
                Optional.empty(),
                Optional.of(from).filter(given -> !given.isEmpty()),
                "",
                names,
                recipients,
                subject,
                "",
                List.of(),
                Nature.PERSON,
                List.of());
        return Threading.place(
                mail,
                key -> Optional.ofNullable(KEYS.get(key)),
                name -> Optional.ofNullable(NAMES.get(name)),
                (ticket, address) -> address.equals(OWNERS.get(ticket)));
    }
}
