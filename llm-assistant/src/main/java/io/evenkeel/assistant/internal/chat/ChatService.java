package io.evenkeel.assistant.internal.chat;

import io.evenkeel.assistant.Chats;
import io.evenkeel.assistant.Question;
import io.evenkeel.assistant.internal.AssistantSettings;
import io.evenkeel.assistant.internal.Languages;
import io.evenkeel.assistant.internal.model.ModelLine;
import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Audit;
import io.evenkeel.audit.Right;
import io.evenkeel.audit.UuidSeven;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

@Service
class ChatService implements Chats {
    private static final int LONGEST_LIST = 100;
    private static final int LONGEST_ABOUT = 200;
    private static final int LONGEST_TITLE = 80;
    private static final int REMEMBERED = 10;

    private final ChatRows rows;
    private final Allowance allowance;
    private final Places places;
    private final Answering answering;
    private final ModelLine model;
    private final AssistantSettings settings;
    private final Audit audit;
    private final TransactionTemplate transactions;
    private final InstantSource clock;

    ChatService(
            ChatRows rows,
            Allowance allowance,
            Places places,
            Answering answering,
            ModelLine model,
            AssistantSettings settings,
            Audit audit,
            PlatformTransactionManager transactions,
            InstantSource clock) {
        this.rows = rows;
        this.allowance = allowance;
        this.places = places;
        this.answering = answering;
        this.model = model;
        this.settings = settings;
        this.audit = audit;
        this.transactions = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public Standing standing(Actor asker) {
        asker.mustHave(Right.OWN_ACCOUNT);
        Allowance.Left left = allowance.left(asker.id());
        return new Standing(
                model.model(),
                model.away(Languages.EN),
                left.questions(),
                model.model().map(_ -> allowance.tokensLeft()),
                left.resetsAt(),
                settings.bounds());
    }

    @Override
    @Transactional(readOnly = true)
    public List<Chat> list(Actor asker, Optional<String> about) {
        asker.mustHave(Right.OWN_ACCOUNT);
        return rows.list(asker.id(), about, LONGEST_LIST);
    }

    @Override
    @Transactional
    public Chat begin(Actor asker, Optional<String> about) {
        asker.mustHave(Right.OWN_ACCOUNT);
        Optional<String> name = about.map(String::strip).filter(given -> !given.isEmpty());
        if (name.filter(given -> given.length() > LONGEST_ABOUT).isPresent()) {
            throw ChatSentences.aboutTooLong();
        }
        Instant now = now();
        var chat = new Chat(UuidSeven.at(now), name, "", now, List.of());
        rows.add(chat, asker.id());
        return chat;
    }

    @Override
    @Transactional(readOnly = true)
    public Chat get(Actor asker, UUID id) {
        asker.mustHave(Right.OWN_ACCOUNT);
        Chat chat = rows.find(asker.id(), id).orElseThrow(ChatSentences::unknown);
        return new Chat(chat.id(), chat.about(), chat.title(), chat.startedAt(), rows.turns(id));
    }

    @Override
    @Transactional
    public void delete(Actor asker, UUID id) {
        asker.mustHave(Right.OWN_ACCOUNT);
        if (!rows.delete(asker.id(), id)) {
            throw ChatSentences.unknown();
        }
        audit.record(asker, "assistant.delete-chat", id.toString(), Map.of());
    }

    /** Not in a transaction of its own: what is asked is committed before it is answered. */
    @Override
    public Asked ask(Actor asker, UUID chat, String text) {
        asker.mustHave(Right.OWN_ACCOUNT);
        String words = text.strip();
        if (words.isEmpty()) {
            throw ChatSentences.empty();
        }
        if (words.length() > LONGEST_QUESTION) {
            throw ChatSentences.tooLong(words.length());
        }
        places.take(asker.id());
        try {
            return Objects.requireNonNull(transactions.execute(_ -> taken(asker, chat, words)));
        } catch (RuntimeException e) {
            places.giveBack(asker.id());
            throw e;
        }
    }

    private Asked taken(Actor asker, UUID id, String words) {
        Chat chat = rows.lock(asker.id(), id).orElseThrow(ChatSentences::unknown);
        List<Turn> before = rows.turns(id);
        if (before.size() >= MOST_TURNS) {
            throw ChatSentences.full();
        }
        Instant now = now();
        var turn = new Turn(UuidSeven.at(now), now, words, Optional.empty(), false);
        allowance.ask(asker.id(), turn.id());
        rows.addTurn(id, before.size() + 1, turn);
        rows.touch(id, before.isEmpty() ? title(words) : chat.title(), now);
        audit.record(asker, "assistant.ask", subject(chat), Account.ofQuestion(id.toString(), words));
        boolean tokensLeft = model.model().isEmpty() || allowance.tokensLeft() > 0;
        return new TakenQuestion(this, asker, chat, turn, question(chat, words, before), tokensLeft);
    }

    private static Question question(Chat chat, String words, List<Turn> before) {
        return new Question(
                words,
                chat.about(),
                before.stream()
                        .skip(Math.max(0, before.size() - REMEMBERED))
                        .flatMap(turn ->
                                turn.answer().stream().map(answer -> new Question.Turn(turn.question(), answer)))
                        .toList());
    }

    private static String title(String words) {
        String line = words.replaceAll("\\s+", " ");
        return line.length() <= LONGEST_TITLE ? line : line.substring(0, LONGEST_TITLE - 1) + "…";
    }

    static String subject(Chat chat) {
        return chat.about().orElse("chat");
    }

    Answering answering() {
        return answering;
    }

    void giveBack(Actor asker) {
        places.giveBack(asker.id());
    }

    /** Keeps what was answered; the tokens are counted also where the chat was deleted meanwhile. */
    Turn keep(Actor asker, Chat chat, Turn turn, Answering.Result result, List<String> tools, boolean cutOff) {
        var answered = new Turn(turn.id(), turn.askedAt(), turn.question(), Optional.of(result.answer()), cutOff);
        transactions.executeWithoutResult(_ -> {
            rows.answer(turn.id(), StoredAnswers.withoutTokens(result.answer()), cutOff);
            allowance.spend(turn.id(), result.tokens());
            audit.record(
                    asker,
                    "assistant.answer",
                    subject(chat),
                    Account.ofAnswer(chat.id().toString(), result.answer(), tools, result.tokens(), cutOff));
        });
        return answered;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
