package io.evenkeel.assistant.internal.chat;

import io.evenkeel.assistant.Chats;
import io.evenkeel.audit.Refusal;

/** Why a question is not taken. */
final class ChatSentences {
    private ChatSentences() {}

    static Refusal unknown() {
        return new Refusal(
                Refusal.Kind.NOT_FOUND,
                "chat-unknown",
                "You have no such chat. Begin a new one; old ones are forgotten.");
    }

    static Refusal empty() {
        return new Refusal(Refusal.Kind.INVALID, "question-empty", "Write a question.", "text");
    }

    static Refusal tooLong(int length) {
        return new Refusal(
                Refusal.Kind.TOO_LARGE,
                "question-too-long",
                "The question has " + length + " characters, and may have " + Chats.LONGEST_QUESTION
                        + ". Ask for less at once; a log belongs into the log search.",
                "text");
    }

    static Refusal aboutTooLong() {
        return new Refusal(
                Refusal.Kind.INVALID,
                "chat-about-invalid",
                "A chat is about the key of an incident or the name of an item, 200 characters at most.",
                "about");
    }

    static Refusal full() {
        return new Refusal(
                Refusal.Kind.CONFLICT,
                "chat-full",
                "This chat has " + Chats.MOST_TURNS + " questions, and takes no more. Begin a new one.");
    }

    static Refusal tooManyOfYours(int limit, String time) {
        return new Refusal(
                Refusal.Kind.TOO_MANY,
                "questions-too-many",
                "You asked " + limit + " questions in the last " + time + ", which is the most. Wait a while.");
    }

    static Refusal tooManyOfAll() {
        return new Refusal(
                Refusal.Kind.TOO_MANY,
                "questions-too-many-of-all",
                "Everybody together asked as many questions in the last hour as are allowed. Wait a while; an"
                        + " administrator can allow more.");
    }

    static Refusal busy() {
        return new Refusal(
                Refusal.Kind.TOO_MANY,
                "questions-at-once",
                "As many questions are being answered now as are allowed. Wait until one of them is answered.");
    }
}
