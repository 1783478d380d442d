package io.evenkeel.assistant.internal.chat;

import io.evenkeel.assistant.Answer;
import io.evenkeel.assistant.Chats.Chat;
import io.evenkeel.assistant.Chats.Turn;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Keeps chats and their turns; answers as JSON, with their sources as they were seen. */
@Component
class ChatRows {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String CHAT =
            "select id, about, title, started_at from assistant.chat where person = :person ";

    private final JdbcClient jdbc;

    ChatRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(Chat chat, String person) {
        jdbc.sql("""
                insert into assistant.chat (id, person, about, title, started_at, changed_at)
                values (:id, :person, :about, :title, :at, :at)
                """)
                .param("id", chat.id())
                .param("person", person)
                .param("about", chat.about().orElse(null))
                .param("title", chat.title())
                .param("at", utc(chat.startedAt()))
                .update();
    }

    List<Chat> list(String person, Optional<String> about, int limit) {
        return jdbc.sql(CHAT + (about.isPresent() ? "and about = :about " : "")
                        + "order by changed_at desc, id desc limit :limit")
                .param("person", person)
                .param("about", about.orElse(""))
                .param("limit", limit)
                .query(ChatRows::chat)
                .list();
    }

    Optional<Chat> find(String person, UUID id) {
        return jdbc.sql(CHAT + "and id = :id")
                .param("person", person)
                .param("id", id)
                .query(ChatRows::chat)
                .optional();
    }

    /** Keeps other questions of this chat waiting until the transaction ends, so that each turn has its number. */
    Optional<Chat> lock(String person, UUID id) {
        return jdbc.sql(CHAT + "and id = :id for update")
                .param("person", person)
                .param("id", id)
                .query(ChatRows::chat)
                .optional();
    }

    boolean delete(String person, UUID id) {
        return jdbc.sql("delete from assistant.chat where person = :person and id = :id")
                        .param("person", person)
                        .param("id", id)
                        .update()
                > 0;
    }

    /** The oldest first. */
    List<Turn> turns(UUID chat) {
        return jdbc.sql("""
                select id, asked_at, question, answer, cut_off from assistant.turn where chat_id = :chat order by number
                """).param("chat", chat).query(ChatRows::turn).list();
    }

    void addTurn(UUID chat, int number, Turn turn) {
        jdbc.sql("""
                insert into assistant.turn (id, chat_id, number, asked_at, question)
                values (:id, :chat, :number, :at, :question)
                """)
                .param("id", turn.id())
                .param("chat", chat)
                .param("number", number)
                .param("at", utc(turn.askedAt()))
                .param("question", turn.question())
                .update();
    }

    void touch(UUID chat, String title, Instant at) {
        jdbc.sql("update assistant.chat set title = :title, changed_at = :at where id = :id")
                .param("title", title)
                .param("at", utc(at))
                .param("id", chat)
                .update();
    }

    /** Does nothing where the chat was deleted meanwhile. */
    void answer(UUID turn, Answer answer, boolean cutOff) {
        jdbc.sql("update assistant.turn set answer = cast(:answer as jsonb), cut_off = :cut where id = :id")
                .param("answer", JSON.writeValueAsString(answer))
                .param("cut", cutOff)
                .param("id", turn)
                .update();
    }

    int forgetBefore(Instant time) {
        return jdbc.sql("delete from assistant.chat where changed_at < :time")
                .param("time", utc(time))
                .update();
    }

    private static Chat chat(ResultSet row, int number) throws SQLException {
        return new Chat(
                row.getObject("id", UUID.class),
                Optional.ofNullable(row.getString("about")),
                row.getString("title"),
                row.getObject("started_at", OffsetDateTime.class).toInstant(),
                List.of());
    }

    private static Turn turn(ResultSet row, int number) throws SQLException {
        return new Turn(
                row.getObject("id", UUID.class),
                row.getObject("asked_at", OffsetDateTime.class).toInstant(),
                row.getString("question"),
                Optional.ofNullable(row.getString("answer")).map(json -> JSON.readValue(json, Answer.class)),
                row.getBoolean("cut_off"));
    }

    static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
