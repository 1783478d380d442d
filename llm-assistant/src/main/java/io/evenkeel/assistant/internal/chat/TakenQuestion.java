package io.evenkeel.assistant.internal.chat;

import io.evenkeel.assistant.Chats.Asked;
import io.evenkeel.assistant.Chats.Chat;
import io.evenkeel.assistant.Chats.Turn;
import io.evenkeel.assistant.Composer.Progress;
import io.evenkeel.assistant.Question;
import io.evenkeel.audit.Actor;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;

/** One question on its way to its answer. */
final class TakenQuestion implements Asked {
    private final ChatService service;
    private final Actor asker;
    private final Chat chat;
    private final Turn turn;
    private final Question question;
    private final boolean mayAskModel;
    private final AtomicBoolean given = new AtomicBoolean();

    TakenQuestion(ChatService service, Actor asker, Chat chat, Turn turn, Question question, boolean mayAskModel) {
        this.service = service;
        this.asker = asker;
        this.chat = chat;
        this.turn = turn;
        this.question = question;
        this.mayAskModel = mayAskModel;
    }

    @Override
    public Turn answer(Progress progress) {
        var heard = new Heard(progress);
        long begin = System.nanoTime();
        try {
            Answering.Result result = service.answering().answer(asker, question, mayAskModel, heard);
            return service.keep(asker, chat, turn, result, heard.tools(), false);
        } catch (InterruptedException | CancellationException gone) {
            return cutOff(heard, begin);
        } finally {
            close();
        }
    }

    /** The interruption is taken back for as long as it is written down, or the database's driver would give up. */
    private Turn cutOff(Heard heard, long begin) {
        boolean interrupted = Thread.interrupted();
        try {
            var begun =
                    StoredAnswers.cutOff(question.text(), heard.words(), Duration.ofNanos(System.nanoTime() - begin));
            return service.keep(asker, chat, turn, new Answering.Result(begun, 0), heard.tools(), true);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public void close() {
        if (given.compareAndSet(false, true)) {
            service.giveBack(asker);
        }
    }
}
