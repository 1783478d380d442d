package io.evenkeel.notify.internal;

import static io.evenkeel.identity.fakes.RealRooms.ADMINISTRATOR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenkeel.audit.Checkpoints;
import io.evenkeel.audit.Refusal;
import io.evenkeel.audit.Right;
import io.evenkeel.audit.Trail;
import io.evenkeel.identity.fakes.RealRooms;
import io.evenkeel.notify.LifeSign;
import io.evenkeel.notify.Outgoing;
import io.evenkeel.notify.TroubleBegan;
import io.evenkeel.notify.Troubles;
import io.evenkeel.notify.internal.HeartbeatSetting.State;
import io.evenkeel.oncall.fakes.HeardEvents;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.transaction.PlatformTransactionManager;

class HeartbeatTests {

    @TempDir
    Path data;

    private final ScriptedHttp watcher = new ScriptedHttp();
    private final AtomicReference<String> rules = new AtomicReference<>("");
    private NotifyRoom room;
    private Heartbeat heartbeat;
    private HeartbeatSetting setting;

    @BeforeEach
    void open() {
        LifeSign ofRules = () -> Optional.of(rules.get()).filter(trouble -> !trouble.isEmpty());
        room = NotifyRoom.open(data, Map.of(LifeSign.class, ofRules));
        room.allow("127.0.0.1");
        heartbeat = room.rooms.get(Heartbeat.class);
        setting = room.rooms.get(HeartbeatSetting.class);
        room.rooms.get(Pulse.class).looked();
        setting.change(ADMINISTRATOR, Optional.of(watcher.url()), 60);
    }

    @AfterEach
    void close() throws IOException {
        room.close();
        watcher.close();
    }

    @Test
    void isSentEveryMinuteWhileAllIsWell() {
        for (int second = 0; second < 180; second += 20) {
            heartbeat.beatIfDue();
            room.pass(Duration.ofSeconds(20));
        }
        assertThat(watcher.requests())
                .hasSize(3)
                .allSatisfy(request -> assertThat(request.line()).isEqualTo("GET /hook?a=b%20c HTTP/1.1"));
        assertThat(setting.find().orElseThrow().sentAt()).isPresent();
        assertThat(setting.find().orElseThrow().failingSince()).isEmpty();
    }

    /** Whoever logs the call can prove the trail later, whatever happens to this machine. */
    @Test
    void carriesTheNewestCheckpointOfTheTrailOutOfTheMachine() throws IOException {
        room.rooms.get(Trail.class).export(ADMINISTRATOR, OutputStream.nullOutputStream()); // signs one now
        Checkpoints checkpoints = room.rooms.get(Checkpoints.class);
        String line = checkpoints.newest().orElseThrow().line();

        heartbeat.beatIfDue();

        assertThat(watcher.requests().getFirst().toString()).contains(line);
        assertThat(checkpoints.newest().orElseThrow().sentTo()).hasValue("heartbeat");
    }

    @Test
    void aCheckpointThatWentByMailBeforeIsSeenToGoWithTheHeartbeatToo() throws IOException {
        room.rooms.get(Trail.class).export(ADMINISTRATOR, OutputStream.nullOutputStream());
        Checkpoints checkpoints = room.rooms.get(Checkpoints.class);
        checkpoints.sent(checkpoints.newest().orElseThrow().number(), "mail to 2 people");

        heartbeat.beatIfDue();

        assertThat(checkpoints.newest().orElseThrow().sentTo())
                .hasValueSatisfying(
                        to -> assertThat(to).contains("mail to 2 people").contains("heartbeat"));
    }

    @Test
    void isWithheldWhileAPartIsInTrouble() {
        rules.set("No rule was evaluated for five minutes.");
        heartbeat.beatIfDue();
        assertThat(watcher.requests()).isEmpty();
        rules.set("");
        room.pass(Duration.ofSeconds(60));
        heartbeat.beatIfDue();
        assertThat(watcher.requests()).hasSize(1);
    }

    @Test
    void isWithheldWhileTheSenderStandsStill() {
        ObjectProvider<LifeSign> noOthers = new ObjectProvider<>() {
            @Override
            public Stream<LifeSign> stream() {
                return Stream.empty();
            }
        };
        var still = new Heartbeat(
                setting,
                room.rooms.get(Outgoing.class),
                room.rooms.get(SealedAddresses.class),
                new Pulse(),
                room.rooms.get(Checkpoints.class),
                noOthers,
                event -> {},
                room.rooms.get(PlatformTransactionManager.class),
                room.rooms.clock());
        still.beatIfDue();
        assertThat(watcher.requests()).isEmpty();
    }

    @Test
    void threeFailuresAreTroubleAndASuccessEndsIt() {
        watcher.answer(ScriptedHttp.status(500));
        for (int i = 0; i < 5; i++) {
            heartbeat.beatIfDue();
            room.pass(Duration.ofSeconds(60));
        }
        State failing = setting.find().orElseThrow();
        assertThat(failing.failures()).isEqualTo(5);
        assertThat(failing.failingSince()).contains(room.rooms.clock().instant().minusSeconds(300));
        assertThat(failing.reason()).contains("answered 500");
        assertThat(room.rooms.get(Troubles.class).all())
                .extracting(Troubles.Trouble::code)
                .containsExactly("heartbeat-failed");
        assertThat(room.rooms.get(HeardEvents.class).of(TroubleBegan.class))
                .as("told once")
                .hasSize(1);

        watcher.answer(ScriptedHttp.status(200));
        heartbeat.beatIfDue();
        assertThat(room.rooms.get(Troubles.class).all()).isEmpty();
        assertThat(setting.find().orElseThrow().failures()).isZero();
    }

    @Test
    void itsAddressIsSealedAndStaysWhenWhatIsShownComesBack() {
        String shown = setting.find().orElseThrow().url();
        assertThat(shown).startsWith("http://127.0.0.1:").endsWith("/…");

        setting.change(ADMINISTRATOR, Optional.of(shown), 30);
        heartbeat.beatIfDue();

        assertThat(setting.find().orElseThrow().everySeconds()).isEqualTo(30);
        assertThat(watcher.requests())
                .singleElement()
                .satisfies(request -> assertThat(request.line()).isEqualTo("GET /hook?a=b%20c HTTP/1.1"));
        assertThat(everythingStored()).doesNotContain("b%20c");
    }

    @Test
    void whatStoodInTheClearBeforeAnUpgradeIsSealed() {
        room.rooms
                .sql()
                .sql("UPDATE notify.heartbeat SET url = :url, sealed_url = NULL")
                .param("url", watcher.url())
                .update();

        room.rooms.get(SealedAddresses.class).sealWhatIsInTheClear();
        heartbeat.beatIfDue();

        assertThat(watcher.requests()).hasSize(1);
        assertThat(everythingStored()).doesNotContain("b%20c");
    }

    private String everythingStored() {
        return String.join("\n", room.rooms.sql().sql("""
                        SELECT heartbeat::text FROM notify.heartbeat UNION ALL SELECT act::text FROM audit.act
                        """).query(String.class).list());
    }

    @Test
    void aDatabaseThatIsAwayWithholdsIt() {
        room.rooms.sql().sql("ALTER TABLE notify.heartbeat RENAME TO gone").update();
        assertThatThrownBy(() -> heartbeat.beatIfDue()).isInstanceOf(RuntimeException.class);
        assertThat(watcher.requests()).isEmpty();
    }

    @Test
    void isSetByThoseWhoMayToWhatMayBeCalled() {
        assertThatThrownBy(() -> setting.change(RealRooms.with(Right.SEE_OPERATIONS), Optional.empty(), 60))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> setting.change(ADMINISTRATOR, Optional.of("http://169.254.169.254/"), 60))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> setting.change(ADMINISTRATOR, Optional.of(watcher.url()), 5))
                .isInstanceOf(Refusal.class);
        assertThat(setting.change(ADMINISTRATOR, Optional.empty(), 60)).isEmpty();
        heartbeat.beatIfDue();
        assertThat(watcher.requests()).isEmpty();
    }
}
