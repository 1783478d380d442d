package io.evenkeel.notify.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenkeel.audit.Refusal;
import io.evenkeel.identity.Person;
import io.evenkeel.notify.Channel;
import io.evenkeel.notify.Notice;
import io.evenkeel.notify.Notice.Rank;
import io.evenkeel.notify.WebhookSignature;
import io.evenkeel.notify.internal.ContactBook.Added;
import io.evenkeel.notify.internal.ScriptedHttp.Request;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class WebhookTests {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TempDir
    Path data;

    private final ScriptedHttp receiver = new ScriptedHttp();
    private NotifyRoom room;
    private Person wei;
    private UUID hook;

    @BeforeEach
    void open() {
        room = NotifyRoom.open(data);
        room.allow("127.0.0.1");
        wei = room.person("wei");
        hook = room.contact(wei, Channel.WEBHOOK, receiver.url());
    }

    @AfterEach
    void close() throws IOException {
        room.close();
        receiver.close();
    }

    /** Worked out once by {@code printf '%s' '1795226400.{"a":1}' | openssl dgst -sha256 -hmac secret}. */
    @Test
    void theSignatureIsWhatOthersWorkOut() {
        assertThat(WebhookSignature.of("secret", 1_795_226_400L, "{\"a\":1}".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("v1=0f67c89f60b1d2fe313d29aca9fcf6e883800912f726ee4efeaf43f5387cdfce");
    }

    @Test
    void aPageIsPostedSignedAndNamed() {
        room.send(page("page/1"));
        room.look();

        Request request = receiver.requests().getFirst();
        assertThat(room.sent("page/1").state()).isEqualTo("delivered");
        assertThat(request.header("Evenkeel-Signature"))
                .isEqualTo(WebhookSignature.of(
                        "the secret", Long.parseLong(request.header("Evenkeel-Timestamp")), request.body()));
        assertThat(Long.parseLong(request.header("Evenkeel-Timestamp")))
                .isEqualTo(room.rooms.clock().instant().getEpochSecond());
        JsonNode message = JSON.readTree(request.text());
        assertThat(message.get("id").asString()).isEqualTo(request.header("Idempotency-Key"));
        assertThat(message.get("subject").asString()).isEqualTo("INC-12: web-1");
        JsonNode notice = message.get("notices").get(0);
        assertThat(notice.get("about").asString()).isEqualTo("INC-12");
        assertThat(notice.get("link").asString()).isEqualTo("https://evenkeel.example.org/incidents/INC-12");
    }

    @Test
    void theTokenInAnAddressIsSealedAndOnlyTheReceiverSeesIt() {
        ContactBook book = room.rooms.get(ContactBook.class);
        UUID added = book.add(NotifyRoom.actor(wei), Channel.WEBHOOK, receiver.url() + "&token=t0p5ecret")
                .id();
        room.look();

        assertThat(receiver.requests())
                .singleElement()
                .satisfies(request -> assertThat(request.line()).contains("&token=t0p5ecret"));
        assertThat(book.mine(NotifyRoom.actor(wei)))
                .filteredOn(contact -> contact.id().equals(added))
                .singleElement()
                .satisfies(
                        contact -> assertThat(contact.address()).endsWith("/…").doesNotContain("hook"));
        assertThat(book.add(NotifyRoom.actor(wei), Channel.WEBHOOK, receiver.url() + "&token=t0p5ecret")
                        .id())
                .as("the same contact")
                .isEqualTo(added);
        assertThat(everythingStored()).contains("127.0.0.1").doesNotContain("t0p5ecret");
    }

    @Test
    void aPageThatWaitedForTheUpgradeStillReachesAnAddressThatStoodInTheClear() {
        room.rooms
                .sql()
                .sql("UPDATE notify.contact SET address = :url, sealed_address = NULL")
                .param("url", receiver.url() + "&token=t0p5ecret")
                .update();
        room.send(page("page/1"));

        room.rooms.get(SealedAddresses.class).sealWhatIsInTheClear();
        room.rooms.get(SealedAddresses.class).sealWhatIsInTheClear();
        room.look();

        assertThat(room.sent("page/1").state()).isEqualTo("delivered");
        assertThat(receiver.requests().getFirst().line()).contains("t0p5ecret");
        assertThat(everythingStored()).doesNotContain("t0p5ecret");
    }

    @Test
    void anAddressThatWasSealedWithAnotherKeyWaitsForItsKey() {
        room.rooms
                .sql()
                .sql("UPDATE notify.contact SET sealed_address = 'v1:AAAA'")
                .update();
        room.send(page("page/1"));
        room.look();
        assertThat(room.sent("page/1").state()).isEqualTo("waiting");
        assertThat(room.sent("page/1").detail()).contains("another key");
    }

    private String everythingStored() {
        return String.join("\n", room.rooms.sql().sql("""
                        SELECT contact::text FROM notify.contact UNION ALL SELECT notice::text FROM notify.notice
                        UNION ALL SELECT trouble::text FROM notify.trouble UNION ALL SELECT act::text FROM audit.act
                        """).query(String.class).list());
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 408, 409, 425, 429})
    void aPassingRefusalIsTriedAgainUnderTheSameKey(int status) {
        receiver.answer(ScriptedHttp.status(status));
        room.send(page("page/1"));
        room.look();
        assertThat(room.sent("page/1").state()).isEqualTo("waiting");
        assertThat(room.sent("page/1").detail()).contains("answered " + status);

        receiver.answer(ScriptedHttp.status(204));
        room.look();
        assertThat(receiver.requests()).as("not before it is due").hasSize(1);
        room.pass(Duration.ofSeconds(5));
        room.look();

        assertThat(room.sent("page/1").state()).isEqualTo("delivered");
        assertThat(receiver.requests())
                .extracting(request -> request.header("Idempotency-Key"))
                .hasSize(2)
                .containsOnly(Letter.digest("page/1"));
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 400, 401, 403, 404, 410, 422})
    void aFinalRefusalIsNotRepeated(int status) {
        receiver.answer(ScriptedHttp.status(status));
        room.send(page("page/1"));
        room.look();
        room.pass(Duration.ofHours(1));
        room.look();
        assertThat(receiver.requests()).hasSize(1);
        assertThat(room.sent("page/1").state()).isEqualTo("failed");
        assertThat(room.failed())
                .singleElement()
                .satisfies(failed -> assertThat(failed.reason()).contains("answered " + status));
    }

    @Test
    void whatTheReceiverSaysIsShown() {
        receiver.answer("HTTP/1.1 403 No\r\n\r\nwrong signature\r\nof yours");
        room.send(page("page/1"));
        room.look();
        assertThat(room.sent("page/1").detail()).contains("It says: wrong signature");
    }

    @Test
    void anAddressThatIsForbiddenMeanwhileWaitsForAnAdministrator() {
        room.allow("10.0.0.1");
        room.send(page("page/1"));
        room.look();
        assertThat(receiver.requests()).isEmpty();
        assertThat(room.sent("page/1").detail()).contains("An administrator can allow it");

        room.allow("127.0.0.0/8");
        room.pass(Duration.ofSeconds(5));
        room.look();
        assertThat(room.sent("page/1").state()).isEqualTo("delivered");
    }

    @Test
    void aRemovedWebhookFails() {
        room.send(page("page/1"));
        room.rooms.get(ContactBook.class).remove(NotifyRoom.actor(wei), hook);
        room.look();
        assertThat(receiver.requests()).isEmpty();
        assertThat(room.sent("page/1").detail()).contains("was removed");
    }

    @Test
    void severalThatGatheredArePostedAsOneMessage() {
        room.send(ranked("page/1"));
        room.look();
        room.send(ranked("page/2"), ranked("page/3"));
        room.pass(Gathering.WINDOW);
        room.look();
        assertThat(receiver.requests()).hasSize(2);
        JsonNode notices = JSON.readTree(receiver.requests().getLast().text()).get("notices");
        assertThat(notices.valueStream().map(notice -> notice.get("id").asString()))
                .containsExactly(Letter.digest("page/2"), Letter.digest("page/3"));
    }

    @Test
    void aWebhookIsVerifiedByTheCodeThatItReceived() {
        ContactBook book = room.rooms.get(ContactBook.class);
        Person ana = room.person("ana");
        Added added = book.add(NotifyRoom.actor(ana), Channel.WEBHOOK, receiver.url());
        room.look();

        Request request = receiver.requests().getFirst();
        assertThat(request.header("Evenkeel-Signature"))
                .as("signed with the secret that was shown once")
                .isEqualTo(WebhookSignature.of(
                        added.secret().orElseThrow(),
                        Long.parseLong(request.header("Evenkeel-Timestamp")),
                        request.body()));
        assertThat(book.usable(ana.id())).isEmpty();
        String code = JSON.readTree(request.text()).get("subject").asString().replaceAll("\\D", "");
        book.verify(NotifyRoom.actor(ana), added.id(), code);
        assertThat(book.usable(ana.id())).hasSize(1);
        assertThat(book.usable(ana.id()).getFirst().sendTo())
                .as("the notice holds no address with a secret inside")
                .isEqualTo(added.id().toString());
    }

    @Test
    void anAddressThatMayNotBeCalledIsRefusedWhenItIsAdded() {
        assertThatThrownBy(() -> room.rooms
                        .get(ContactBook.class)
                        .add(NotifyRoom.actor(wei), Channel.WEBHOOK, "http://169.254.169.254/latest"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("link-local");
    }

    private Notice page(String key) {
        return new Notice(
                key, Channel.WEBHOOK, wei.id(), hook.toString(), "INC-12: web-1", "The disk is full.", "INC-12");
    }

    private Notice ranked(String key) {
        return new Notice(
                key,
                Channel.WEBHOOK,
                wei.id(),
                hook.toString(),
                "INC-12: web-1",
                "The disk is full.",
                "INC-12",
                Optional.of(new Rank(2, false)));
    }
}
