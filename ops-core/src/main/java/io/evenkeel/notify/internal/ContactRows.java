package io.evenkeel.notify.internal;

import io.evenkeel.notify.Channel;
import io.evenkeel.notify.Contacts.Contact;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of {@code notify.contact}. */
@Repository
class ContactRows {

    private final JdbcClient jdbc;

    ContactRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param until when the code is no longer valid; {@code tries} how often a wrong one was entered */
    record Code(String hash, Instant until, int tries) {}

    /** A webhook's URL and secret, as {@link SealedAddresses} and {@code Secrets} keep them. */
    record Hook(String sealedAddress, String sealedSecret) {}

    /**
     * @param address as it may be shown
     * @param sealedAddress of a webhook, whose whole address may hold a token
     * @param sealedSecret what a webhook's messages are signed with
     */
    record NewContact(
            UUID id,
            UUID person,
            Channel channel,
            String address,
            Optional<String> sealedAddress,
            Optional<String> sealedSecret) {

        /** Where the address is no secret. */
        static NewContact open(UUID person, Channel channel, String address) {
            return new NewContact(
                    ContactRows.id(person, channel, address),
                    person,
                    channel,
                    address,
                    Optional.empty(),
                    Optional.empty());
        }
    }

    /** The same for the same address of the same person, so that asking twice makes one contact. */
    static UUID id(UUID person, Channel channel, String address) {
        return UUID.nameUUIDFromBytes((person + " " + channel + " " + address).getBytes(StandardCharsets.UTF_8));
    }

    /** In the order in which they were made. */
    List<Contact> of(UUID person) {
        return jdbc.sql("""
                        SELECT contact.*, trouble.since AS failed_since
                        FROM notify.contact LEFT JOIN notify.trouble
                            ON trouble.person_id = contact.person_id AND trouble.channel = contact.channel
                            AND trouble.address IN (contact.address, contact.id::text) AND trouble.failures >= :often
                        WHERE contact.person_id = :person ORDER BY contact.made_at, contact.id
                        """)
                .param("person", person)
                .param("often", ChannelTroubles.TOO_OFTEN)
                .query((row, number) -> contact(row))
                .list();
    }

    /** Does nothing where it is known already. */
    void insert(NewContact contact, Instant now) {
        jdbc.sql("""
                        INSERT INTO notify.contact
                            (id, person_id, channel, address, sealed_address, sealed_secret, made_at)
                        VALUES (:id, :person, :channel, :address, :sealed, :secret, :now) ON CONFLICT DO NOTHING
                        """)
                .param("id", contact.id())
                .param("person", contact.person())
                .param("channel", contact.channel().name())
                .param("address", contact.address())
                .param("sealed", contact.sealedAddress().orElse(null))
                .param("secret", contact.sealedSecret().orElse(null))
                .param("now", utc(now))
                .update();
    }

    void setCode(UUID id, String hash, Instant until) {
        jdbc.sql("UPDATE notify.contact SET code_hash = :hash, code_until = :until, code_tries = 0 WHERE id = :id")
                .param("id", id)
                .param("hash", hash)
                .param("until", utc(until))
                .update();
    }

    /** Locks the contact, so that nobody tries codes faster than they are counted. */
    Optional<Code> code(UUID id) {
        return jdbc.sql("""
                        SELECT code_hash, code_until, code_tries FROM notify.contact
                        WHERE id = :id AND code_hash IS NOT NULL FOR UPDATE
                        """)
                .param("id", id)
                .query((row, number) ->
                        new Code(row.getString("code_hash"), instant(row, "code_until"), row.getInt("code_tries")))
                .optional();
    }

    void wrongCode(UUID id) {
        jdbc.sql("UPDATE notify.contact SET code_tries = code_tries + 1 WHERE id = :id")
                .param("id", id)
                .update();
    }

    void verified(UUID id, Instant now) {
        jdbc.sql("""
                        UPDATE notify.contact SET verified_at = :now, code_hash = NULL, code_until = NULL
                        WHERE id = :id
                        """).param("id", id).param("now", utc(now)).update();
    }

    void delete(UUID person, UUID id) {
        jdbc.sql("""
                        DELETE FROM notify.trouble WHERE person_id = :person AND address IN (
                            SELECT unnest(ARRAY[address, id::text]) FROM notify.contact WHERE id = :id)
                        """).param("person", person).param("id", id).update();
        jdbc.sql("DELETE FROM notify.contact WHERE id = :id AND person_id = :person")
                .param("id", id)
                .param("person", person)
                .update();
    }

    Optional<Hook> hook(UUID id) {
        return jdbc.sql("""
                        SELECT sealed_address, sealed_secret FROM notify.contact
                        WHERE id = :id AND channel = 'WEBHOOK' AND sealed_address IS NOT NULL
                        """)
                .param("id", id)
                .query((row, number) -> new Hook(row.getString("sealed_address"), row.getString("sealed_secret")))
                .optional();
    }

    /** True for the first who asks, ever. */
    boolean beginAdoption(Instant now) {
        return jdbc.sql("INSERT INTO notify.adoption (done_at) VALUES (:now) ON CONFLICT DO NOTHING")
                        .param("now", utc(now))
                        .update()
                == 1;
    }

    private static Contact contact(ResultSet row) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        Channel channel = Channel.valueOf(row.getString("channel"));
        String address = row.getString("address");
        return new Contact(
                id,
                channel,
                address,
                channel == Channel.EMAIL ? address : id.toString(),
                row.getObject("verified_at", OffsetDateTime.class) != null,
                Optional.ofNullable(row.getObject("failed_since", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
