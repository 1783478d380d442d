package io.evenkeel.notify.internal;

import static io.evenkeel.identity.fakes.RealRooms.ADMINISTRATOR;
import static io.evenkeel.identity.fakes.Refused.lacksRight;
import static io.evenkeel.identity.fakes.Refused.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Refusal;
import io.evenkeel.audit.Right;
import io.evenkeel.identity.fakes.RealRooms;
import io.evenkeel.notify.internal.MailServer.Account;
import io.evenkeel.notify.internal.MailServer.Security;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MailServersTests {

    private static final Optional<String> NONE = Optional.empty();

    @TempDir
    Path data;

    private NotifyRoom room;
    private MailServers servers;

    @BeforeEach
    void open() {
        room = NotifyRoom.open(data);
        servers = room.rooms.get(MailServers.class);
    }

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void keepsOneSetting() {
        assertThat(servers.find()).isEmpty();
        change("mail.example.org", Optional.of("pager"), Optional.of("geheim"));
        change("relay.example.org", NONE, NONE);

        assertThat(servers.find())
                .hasValue(new MailServer(
                        "relay.example.org", 587, Security.STARTTLS, Optional.empty(), "evenkeel@example.org"));
        assertThat(room.notifications.mailIsSet()).isTrue();
    }

    @Test
    void thePasswordIsStoredSealedOnly() {
        change("mail.example.org", Optional.of("pager"), Optional.of("geheim"));

        assertThat(room.rooms
                        .sql()
                        .sql(
                                "SELECT mail_server::text FROM notify.mail_server UNION ALL SELECT act::text FROM audit.act")
                        .query(String.class)
                        .list())
                .hasSize(2)
                .noneMatch(row -> row.contains("geheim"));
    }

    @Test
    void thePasswordStaysWhileServerAndUserDo() {
        String sealed = change("mail.example.org", Optional.of("pager"), Optional.of("geheim"))
                .account()
                .map(Account::sealedPassword)
                .orElseThrow();

        assertThat(change("mail.example.org", Optional.of("pager"), NONE).account())
                .hasValue(new Account("pager", sealed));
    }

    @Test
    void thePasswordGoesToNoOtherServer() {
        change("mail.example.org", Optional.of("pager"), Optional.of("geheim"));

        Refusal refusal = refused(
                Refusal.Kind.INVALID,
                "mail-password-needed",
                () -> change("evil.example.org", Optional.of("pager"), NONE));
        refused(
                Refusal.Kind.INVALID,
                "mail-password-needed",
                () -> change("mail.example.org", Optional.of("another"), NONE));
        assertThat(refusal.field()).isEqualTo("password");
        assertThat(servers.find().orElseThrow().host()).isEqualTo("mail.example.org");
    }

    @Test
    void thePasswordIsNotSentUnencryptedToAnotherMachine() {
        refused(
                Refusal.Kind.INVALID,
                "mail-server-invalid",
                () -> servers.change(
                        ADMINISTRATOR,
                        "mail.example.org",
                        25,
                        Security.NONE,
                        Optional.of("pager"),
                        Optional.of("geheim"),
                        "evenkeel@example.org"));
        assertThat(servers.find()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'', 25, a@example.org, host",
        "'mail example', 25, a@example.org, host",
        "http://mail, 25, a@example.org, host",
        "mail, 0, a@example.org, port",
        "mail, 65536, a@example.org, port",
        "mail, 25, nobody, from",
        "mail, 25, '', from",
        "mail, 25, 'Evenkeel <a@example.org>', from",
        "mail, 25, 'a@example.org\nBcc: b@example.org', from",
    })
    void refusesWhatCannotWork(String host, int port, String from, String field) {
        Refusal refusal = refused(
                Refusal.Kind.INVALID,
                "mail-server-invalid",
                () -> servers.change(ADMINISTRATOR, host, port, Security.STARTTLS, NONE, NONE, from));
        assertThat(refusal.field()).isEqualTo(field);
    }

    @Test
    void whoLacksTheRightChangesNothing() {
        Actor viewer = RealRooms.with(Right.SEE_OPERATIONS);

        lacksRight(() -> servers.change(viewer, "mail", 25, Security.STARTTLS, NONE, NONE, "a@example.org"));
        assertThat(servers.find()).isEmpty();
    }

    private MailServer change(String host, Optional<String> user, Optional<String> password) {
        return servers.change(ADMINISTRATOR, host, 587, Security.STARTTLS, user, password, "evenkeel@example.org");
    }
}
