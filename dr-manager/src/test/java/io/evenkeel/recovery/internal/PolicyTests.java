package io.evenkeel.recovery.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenkeel.audit.Audit;
import io.evenkeel.audit.Refusal;
import io.evenkeel.identity.fakes.RealRooms;
import io.evenkeel.inventory.Criticality;
import io.evenkeel.inventory.Item;
import io.evenkeel.recovery.Adapter;
import io.evenkeel.recovery.PolicyTerms;
import io.evenkeel.recovery.RecoveryPolicy;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a policy may say, and who may say it. */
class PolicyTests {
    private static final Duration RPO = Duration.ofHours(25);

    @TempDir
    Path data;

    private RecoveryRoom room;

    @BeforeEach
    void open() {
        room = new RecoveryRoom(data);
    }

    @AfterEach
    void close() {
        room.close();
    }

    private void refuses(PolicyTerms terms, String code, String field, String says) {
        assertThatThrownBy(() -> room.policies.make(RecoveryRoom.OWNER, terms))
                .isInstanceOfSatisfying(Refusal.class, refusal -> {
                    assertThat(refusal.code()).isEqualTo(code);
                    assertThat(refusal.field()).isEqualTo(field);
                    assertThat(refusal).hasMessageContaining(says);
                });
        assertThat(room.policies.list()).isEmpty();
    }

    @Test
    void evenkeelItselfIsProtectedLikeAnythingElse() {
        RecoveryPolicy made = room.policies.make(
                RecoveryRoom.OWNER,
                RecoveryRoom.terms(
                        "evenkeel",
                        room.shop.id(),
                        Adapter.EVENKEEL,
                        "web1",
                        Duration.ofHours(25),
                        RecoveryRoom.daily(RecoveryRoom.SHANGHAI)));

        assertThat(room.policies.get(made.id()).terms().adapter()).isEqualTo(Adapter.EVENKEEL);
    }

    @Test
    void aPolicyIsKeptAsItWasSaidAndWrittenDown() {
        RecoveryPolicy made = room.policy();

        assertThat(room.policies.list()).containsExactly(made);
        assertThat(made.terms()).isEqualTo(room.terms());
        assertThat(made.nextAt()).isEqualTo(Instant.parse("2026-11-20T18:30:00Z"));
        assertThat(room.rooms.get(Audit.class).list(Optional.of("files"), Optional.empty(), 10))
                .singleElement()
                .satisfies(act -> assertThat(act.verb()).isEqualTo("recovery.make-policy"))
                .satisfies(act -> assertThat(act.facts()).containsEntry("rpo", "PT25H"));
    }

    @Test
    void whoeverLacksTheRightIsRefused() {
        assertThatThrownBy(() -> room.policies.make(RealRooms.NOBODY, room.terms()))
                .hasMessageContaining("EDIT_RECOVERY");
    }

    @Test
    void anItemThatIsGoneIsRefused() {
        Item old = room.item("old shop", Criticality.LOW);
        room.inventory.retire(RealRooms.ADMINISTRATOR, old.id(), OptionalLong.empty());

        refuses(
                of("files", old.id(), "web1", RPO),
                "recovery-item-gone",
                "item",
                old.id().toString());
        UUID never = UUID.randomUUID();
        refuses(of("files", never, "web1", RPO), "recovery-item-gone", "item", never.toString());
    }

    @Test
    void aHostWithoutAnAgentIsRefused() {
        refuses(of("files", room.shop.id(), "web9", RPO), "recovery-host-unknown", "host", "web9");
    }

    @Test
    void aPromiseShorterThanTheIntervalIsRefused() {
        refuses(
                of("files", room.shop.id(), "web1", Duration.ofHours(23)),
                "recovery-promise-too-short",
                "rpoMinutes",
                "23 h");
    }

    @Test
    void aPromiseOfADayIsTooShortWhereANightHasTwentyFiveHours() {
        var berlin = RecoveryRoom.terms(
                "files",
                room.shop.id(),
                Adapter.RESTIC,
                "web1",
                Duration.ofHours(24),
                RecoveryRoom.daily(ZoneId.of("Europe/Berlin")));

        refuses(berlin, "recovery-promise-too-short", "rpoMinutes", "2027-10-31T02:30 to the next it is 25 h");
    }

    @Test
    void aNameThatNoSectionCanHaveIsRefused() {
        refuses(of("a b", room.shop.id(), "web1", RPO), "recovery-policy-invalid", "name", "1 to 64");
    }

    @Test
    void oneSectionOfAHostHasOnePolicy() {
        room.policy();

        assertThatThrownBy(room::policy).hasMessageContaining("[restic files] of web1 has a policy already");
    }

    @Test
    void aRetiredPolicyMakesRoomForAnotherAndIsChangedNoMore() {
        RecoveryPolicy first = room.policy();
        room.policies.retire(RecoveryRoom.OWNER, first.id(), OptionalLong.of(1));

        RecoveryPolicy second = room.policy();

        assertThat(room.policies.list()).containsExactly(second);
        assertThatThrownBy(
                        () -> room.policies.change(RecoveryRoom.OWNER, first.id(), room.terms(), OptionalLong.empty()))
                .hasMessageContaining("is retired");
    }

    @Test
    void whatSomebodyElseChangedIsNotOverwritten() {
        RecoveryPolicy made = room.policy();
        room.policies.change(RecoveryRoom.OWNER, made.id(), room.terms(), OptionalLong.of(1));

        assertThatThrownBy(() -> room.policies.change(RecoveryRoom.OWNER, made.id(), room.terms(), OptionalLong.of(1)))
                .hasMessageContaining("version 2, yours is 1");
    }

    @Test
    void whereCopiesLieStays() {
        RecoveryPolicy made = room.policy();

        assertThatThrownBy(() -> room.policies.change(
                        RecoveryRoom.OWNER, made.id(), of("others", room.shop.id(), "web1", RPO), OptionalLong.empty()))
                .hasMessageContaining("say where its copies lie");
    }

    private static PolicyTerms of(String name, UUID item, String host, Duration rpo) {
        return RecoveryRoom.terms(name, item, Adapter.RESTIC, host, rpo, RecoveryRoom.daily(RecoveryRoom.SHANGHAI));
    }
}
