package io.evenkeel.identity.internal;

import io.evenkeel.identity.Accounts.Former;
import io.evenkeel.identity.Person;
import io.evenkeel.identity.Role;
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

/** The SQL of {@code identity.person}. Who left is found only where the name of a method says so. */
@Repository
class PersonTable {

    /** A person with what is never handed out. */
    record Account(Person person, String passwordHash, boolean mustChangePassword) {}

    private final JdbcClient jdbc;

    PersonTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Account account, Instant at) {
        Person person = account.person();
        jdbc.sql("""
                        INSERT INTO identity.person
                            (id, name, display_name, email, role, password_hash, must_change_password, created_at)
                        VALUES (:id, :name, :displayName, :email, :role, :hash, :mustChange, :at)
                        """)
                .param("id", person.id())
                .param("name", person.name())
                .param("displayName", person.displayName())
                .param("email", person.email().orElse(null))
                .param("role", person.role().name())
                .param("hash", account.passwordHash())
                .param("mustChange", account.mustChangePassword())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    void update(Person person) {
        jdbc.sql("""
                        UPDATE identity.person SET display_name = :displayName, email = :email, role = :role
                        WHERE id = :id
                        """)
                .param("id", person.id())
                .param("displayName", person.displayName())
                .param("email", person.email().orElse(null))
                .param("role", person.role().name())
                .update();
    }

    /** Sets the person's own new password unless the stored one is no longer the one that was compared. */
    boolean replacePassword(UUID id, String oldHash, String newHash) {
        return jdbc.sql("""
                                UPDATE identity.person SET password_hash = :new, must_change_password = false
                                WHERE id = :id AND password_hash = :old
                                """)
                        .param("id", id)
                        .param("old", oldHash)
                        .param("new", newHash)
                        .update()
                == 1;
    }

    /** Sets a password that somebody else chose. */
    void setPassword(UUID id, String hash, boolean mustChange) {
        jdbc.sql("""
                        UPDATE identity.person SET password_hash = :hash, must_change_password = :mustChange
                        WHERE id = :id
                        """)
                .param("id", id)
                .param("hash", hash)
                .param("mustChange", mustChange)
                .update();
    }

    void deactivate(UUID id, Instant at) {
        jdbc.sql("UPDATE identity.person SET deactivated_at = :at WHERE id = :id")
                .param("id", id)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    void reactivate(UUID id) {
        jdbc.sql("UPDATE identity.person SET deactivated_at = NULL WHERE id = :id")
                .param("id", id)
                .update();
    }

    /** Somebody who left, locked until the transaction ends. */
    Optional<Account> lockFormer(UUID id) {
        return jdbc.sql("SELECT * FROM identity.person WHERE id = :id AND deactivated_at IS NOT NULL FOR UPDATE")
                .param("id", id)
                .query((row, number) -> account(row))
                .optional();
    }

    List<Former> former() {
        return jdbc.sql("""
                        SELECT id, name, display_name, deactivated_at FROM identity.person
                        WHERE deactivated_at IS NOT NULL ORDER BY deactivated_at DESC, name
                        """)
                .query((row, number) -> new Former(
                        row.getObject("id", UUID.class),
                        row.getString("name"),
                        row.getString("display_name"),
                        row.getObject("deactivated_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    Optional<Account> find(UUID id) {
        return jdbc.sql("SELECT * FROM identity.person WHERE id = :id AND deactivated_at IS NULL")
                .param("id", id)
                .query((row, number) -> account(row))
                .optional();
    }

    /** Of those who left, too. */
    Optional<String> displayName(UUID id) {
        return jdbc.sql("SELECT display_name FROM identity.person WHERE id = :id")
                .param("id", id)
                .query(String.class)
                .optional();
    }

    /** The person, locked until the transaction ends, so that nothing else changes between reading and writing. */
    Optional<Account> lock(UUID id) {
        return jdbc.sql("SELECT * FROM identity.person WHERE id = :id AND deactivated_at IS NULL FOR UPDATE")
                .param("id", id)
                .query((row, number) -> account(row))
                .optional();
    }

    Optional<Account> findByName(String name) {
        return jdbc.sql("SELECT * FROM identity.person WHERE name = :name AND deactivated_at IS NULL")
                .param("name", name)
                .query((row, number) -> account(row))
                .optional();
    }

    List<Person> list() {
        return jdbc.sql("SELECT * FROM identity.person WHERE deactivated_at IS NULL ORDER BY display_name, name")
                .query((row, number) -> account(row).person())
                .list();
    }

    boolean isEmpty() {
        return jdbc.sql("SELECT NOT EXISTS (SELECT FROM identity.person)")
                .query(Boolean.class)
                .single();
    }

    /** Lets only one transaction at a time insert people, until it ends. */
    void lockAgainstInserts() {
        jdbc.sql("LOCK TABLE identity.person IN SHARE ROW EXCLUSIVE MODE").update();
    }

    /** The administrators, locked until the transaction ends, so that no two of them step down at once. */
    List<UUID> lockAdministrators() {
        return jdbc.sql("""
                        SELECT id FROM identity.person WHERE role = 'ADMINISTRATOR' AND deactivated_at IS NULL
                        ORDER BY id FOR UPDATE
                        """)
                .query((row, number) -> row.getObject("id", UUID.class))
                .list();
    }

    static Account account(ResultSet row) throws SQLException {
        Person person = new Person(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getString("display_name"),
                Optional.ofNullable(row.getString("email")),
                Role.valueOf(row.getString("role")));
        return new Account(person, row.getString("password_hash"), row.getBoolean("must_change_password"));
    }
}
