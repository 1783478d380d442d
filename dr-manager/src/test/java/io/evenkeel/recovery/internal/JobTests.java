package io.evenkeel.recovery.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Right;
import io.evenkeel.protocol.RecoveryAct;
import io.evenkeel.protocol.RecoveryFinding;
import io.evenkeel.protocol.RecoveryJob;
import io.evenkeel.protocol.RecoveryNews;
import io.evenkeel.protocol.RecoveryResult;
import io.evenkeel.protocol.RecoveryResult.BackupCopy;
import io.evenkeel.protocol.RecoveryResult.CopiesListed;
import io.evenkeel.protocol.RecoveryResult.Failed;
import io.evenkeel.protocol.RecoveryResult.Forgotten;
import io.evenkeel.protocol.SignedJob;
import io.evenkeel.recovery.Adapter;
import io.evenkeel.recovery.KeptCopy;
import io.evenkeel.recovery.RecoveryPolicy;
import io.evenkeel.recovery.RecoveryRun;
import io.evenkeel.recovery.RecoveryRun.Outcome;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From the calendar to the agent and back. */
class JobTests {
    private static final Duration HALF_HOUR = Duration.ofMinutes(30);

    @TempDir
    Path data;

    private RecoveryRoom room;
    private RecoveryPolicy policy;

    @BeforeEach
    void open() {
        room = new RecoveryRoom(data);
        policy = room.policy();
    }

    @AfterEach
    void close() {
        room.close();
    }

    private RecoveryRun newest() {
        return room.backups.runs(policy.id(), 1).getFirst();
    }

    @Test
    void aBackupByHandStoresWhatChangedWhereTheToolTellsTheTwoApart() {
        RecoveryPolicy database = room.policies.make(
                RecoveryRoom.OWNER,
                RecoveryRoom.terms(
                        "shop",
                        room.shop.id(),
                        Adapter.PGBACKREST,
                        "web1",
                        Duration.ofHours(25),
                        RecoveryRoom.daily(RecoveryRoom.SHANGHAI)));
        room.backups.start(RecoveryRoom.OWNER, database.id());
        assertThat(room.take().act()).isEqualTo(new RecoveryAct.Backup(RecoveryAct.Extent.INCREMENTAL, List.of()));
    }

    @Test
    void aBackupByHandHoldsEverythingWhereTheToolKnowsNothingElse() {
        room.backups.start(RecoveryRoom.OWNER, policy.id());

        assertThat(room.take().act()).isEqualTo(new RecoveryAct.Backup(RecoveryAct.Extent.FULL, List.of()));
    }

    @Test
    void aBackupWaitsFromItsTimeOn() {
        room.look();
        assertThat(room.jobs.take(RecoveryRoom.WEB1)).isEmpty();

        room.passes(HALF_HOUR);

        RecoveryJob job = room.take();
        assertThat(job.host()).isEqualTo("web1");
        assertThat(job.adapter()).isEqualTo("restic");
        assertThat(job.policy()).isEqualTo("files");
        assertThat(job.act()).isEqualTo(new RecoveryAct.Backup(RecoveryAct.Extent.FULL, List.of()));
        assertThat(job.expires()).isEqualTo(room.clock.instant().plus(Duration.ofMinutes(5)));
    }

    @Test
    void aJobIsSignedByTheKeyThatIsShown() throws Exception {
        room.passes(HALF_HOUR);
        SignedJob signed = room.jobs.take(RecoveryRoom.WEB1).orElseThrow();

        var shown = new X509EncodedKeySpec(Base64.getDecoder().decode(room.jobs.publicKey()));

        assertThat(signed.isBy(KeyFactory.getInstance("Ed25519").generatePublic(shown)))
                .isTrue();
    }

    @Test
    void whatWasMissedWhileNoServerRanIsMadeUpForOnce() {
        room.passes(Duration.ofDays(3));
        room.ends(room.take(), new Failed(new RecoveryFinding(RecoveryFinding.Code.TOOL_FAILED, "no")));

        room.passes(Duration.ofMinutes(1));

        assertThat(room.jobs.take(RecoveryRoom.WEB1)).isEmpty();
        assertThat(room.policies.get(policy.id()).nextAt()).isAfter(room.clock.instant());
    }

    @Test
    void aBackupOfWhichNoListOfContentsCouldBeTakenSaysWhy() {
        room.passes(HALF_HOUR);

        room.ends(
                room.take(),
                new RecoveryResult.BackupMade("1a2b", 1_000, 100, Optional.empty(), Duration.ofSeconds(5))
                        .withoutManifest("psql does not answer"));

        assertThat(room.backups.runs(policy.id(), 10))
                .filteredOn(run -> run.act() == RecoveryRun.Act.BACKUP)
                .singleElement()
                .satisfies(run -> {
                    assertThat(run.outcome()).contains(RecoveryRun.Outcome.DONE);
                    assertThat(run.sentence()).contains("No list of its contents was taken: psql does not answer");
                });
    }

    @Test
    void aCopyIsGoodOnceItIsChecked() {
        room.passes(HALF_HOUR);
        RecoveryJob backup = room.take();
        room.ends(backup, new RecoveryResult.BackupMade("1a2b", 1_000, 100, Optional.empty(), Duration.ofSeconds(5)));
        assertThat(room.backups.copies(policy.id(), 10)).singleElement().matches(copy -> !copy.sound());

        RecoveryJob check = room.take();
        room.ends(check, new RecoveryResult.Verified());

        assertThat(check.act()).isEqualTo(new RecoveryAct.Verify());
        assertThat(check.number()).isGreaterThan(backup.number());
        assertThat(room.backups.copies(policy.id(), 10)).singleElement().satisfies(copy -> {
            assertThat(copy.sound()).isTrue();
            assertThat(copy.checkedBy()).contains("restic check");
            assertThat(copy.changeRate()).contains(0.1);
        });
    }

    @Test
    void olderCopiesAreRemovedOnlyAfterTheCheck() {
        room.passes(HALF_HOUR);
        room.ends(
                room.take(),
                new RecoveryResult.BackupMade("1a2b", 1_000, 100, Optional.empty(), Duration.ofSeconds(5)));

        room.ends(
                room.take(),
                new Failed(new RecoveryFinding(RecoveryFinding.Code.REPOSITORY_DAMAGED, "a pack is broken")));

        assertThat(room.jobs.take(RecoveryRoom.WEB1)).isEmpty();
        assertThat(newest().code()).contains("repository-damaged");
        assertThat(room.backups.copies(policy.id(), 10)).noneMatch(KeptCopy::sound);
    }

    @Test
    void aCopyThatIsNamedAfterAnotherOneIsNotThatOne() {
        String full = "20261122-020000F";
        String incremental = "20261122-020000F_20261122-140000I";
        room.passes(HALF_HOUR);
        room.backedUp(full, 1_000);
        Instant begun = room.clock.instant().minusSeconds(3);
        List<BackupCopy> listed = List.of(
                new BackupCopy(full, "full", begun, Optional.empty()),
                new BackupCopy(incremental, "incremental", begun.plusSeconds(1), Optional.empty()));
        room.ends(room.take(), new CopiesListed(listed));
        room.passes(Duration.ofDays(1));
        room.backedUp("20261123-020000F", 1_000);
        room.ends(room.take(), new CopiesListed(listed));

        assertThat(room.backups.copies(policy.id(), 10))
                .extracting(KeptCopy::id)
                .contains(full, incremental);
    }

    @Test
    void theHostsListSaysWhichCopiesAreThere() {
        room.passes(HALF_HOUR);
        room.backedUp("1a2b", 1_000);
        Instant begun = room.clock.instant().minusSeconds(3);
        room.ends(room.take(), new CopiesListed(List.of(new BackupCopy("1a2b3c4d", "full", begun, Optional.empty()))));
        assertThat(room.backups.copies(policy.id(), 10)).singleElement().satisfies(copy -> {
            assertThat(copy.id()).isEqualTo("1a2b3c4d");
            assertThat(copy.at()).isEqualTo(begun);
            assertThat(copy.sizeBytes()).contains(1_000L);
            assertThat(copy.sound()).isTrue();
        });

        room.passes(Duration.ofDays(1));
        room.ends(
                room.take(),
                new RecoveryResult.BackupMade("5e6f", 1_000, 100, Optional.empty(), Duration.ofSeconds(5)));
        room.ends(room.take(), new RecoveryResult.Verified());
        room.ends(room.take(), new Forgotten(1, 1));
        room.ends(room.take(), new CopiesListed(List.of(new BackupCopy("5e6f7a8b", "full", begun, Optional.empty()))));

        assertThat(room.backups.copies(policy.id(), 10))
                .extracting(KeptCopy::id)
                .containsExactly("5e6f7a8b");
    }

    @Test
    void aJobThatNeverArrivedIsGivenOutAgainUnderAnotherNumber() {
        room.passes(HALF_HOUR);
        RecoveryJob lost = room.take();

        RecoveryJob again = room.take();

        assertThat(again.number()).isGreaterThan(lost.number());
        assertThat(again.act()).isEqualTo(lost.act());
    }

    @Test
    void aJobThatWasBegunBeforeTheAgentWasKilledIsLost() {
        room.passes(HALF_HOUR);
        RecoveryJob begun = room.take();
        room.jobs.heard(RecoveryRoom.WEB1, begun.number(), new RecoveryNews.Progress(0.4, 400));

        assertThat(room.jobs.take(RecoveryRoom.WEB1)).isEmpty();

        assertThat(newest().outcome()).contains(Outcome.LOST);
        assertThat(newest().part()).isEqualTo(0.4);
    }

    @Test
    void aSilentAgentsJobIsGivenUp() {
        room.passes(HALF_HOUR);
        room.take();

        room.passes(RecoveryLook.SILENT.plusSeconds(1));

        assertThat(newest().outcome()).contains(Outcome.LOST);
        assertThat(newest().code()).contains("agent-silent");
    }

    @Test
    void aJobThatNobodyFetchesIsGivenUp() {
        room.passes(HALF_HOUR);

        room.passes(RecoveryLook.UNFETCHED.plusSeconds(1));

        assertThat(newest().outcome()).contains(Outcome.NOT_FETCHED);
    }

    @Test
    void anotherHostsAgentNeitherFetchesNorEndsIt() {
        var web2 = new Actor(Actor.Kind.AGENT, "web2", "web2", Set.of(Right.REPORT_HOST));
        room.passes(HALF_HOUR);
        assertThat(room.jobs.take(web2)).isEmpty();
        RecoveryJob job = room.take();

        room.jobs.heard(web2, job.number(), new RecoveryNews.Ended(new RecoveryResult.Verified()));

        assertThat(newest().state()).isEqualTo(RecoveryRun.State.SENT);
    }

    @Test
    void aPersonFetchesNothing() {
        var person = new Actor(Actor.Kind.PERSON, "web1", "web1", Set.of(Right.REPORT_HOST));

        assertThatThrownBy(() -> room.jobs.take(person)).hasMessageContaining("own agent");
    }

    @Test
    void oneJobOfAPolicyAtATime() {
        room.backups.start(RecoveryRoom.OWNER, policy.id());

        assertThatThrownBy(() -> room.backups.start(RecoveryRoom.OWNER, policy.id()))
                .hasMessageContaining("waits or runs already");
    }

    @Test
    void aRetiredPolicyHasNoMoreJobs() {
        room.passes(HALF_HOUR);
        room.policies.retire(RecoveryRoom.OWNER, policy.id(), OptionalLong.empty());

        assertThat(room.jobs.take(RecoveryRoom.WEB1)).isEmpty();
        room.passes(Duration.ofDays(2));
        assertThat(room.jobs.take(RecoveryRoom.WEB1)).isEmpty();
    }

    @Test
    void historyIsBounded() {
        room.sql.sql("""
                        insert into recovery.job (id, policy_id, host, act, extent, state, due_at, part, bytes_done)
                        select gen_random_uuid(), :policy, 'web1', 'LIST', 'FULL', 'ENDED', to_timestamp(n), 1, 0
                        from generate_series(1, 1200) n""").param("policy", policy.id()).update();

        RecoveryRun newest = room.backups.start(RecoveryRoom.OWNER, policy.id());

        assertThat(newest()).isEqualTo(newest);
        assertThat(room.sql
                        .sql("select count(*) from recovery.job")
                        .query(Long.class)
                        .single())
                .isEqualTo(1_000);
    }
}
