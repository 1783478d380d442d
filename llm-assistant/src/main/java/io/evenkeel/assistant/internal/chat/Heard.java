package io.evenkeel.assistant.internal.chat;

import io.evenkeel.assistant.Composer.Progress;
import java.util.ArrayList;
import java.util.List;

/** Passes on what happens meanwhile and keeps it: the tools for the trail, the words for an answer that is cut off. Thread-safe. */
final class Heard implements Progress {
    private static final int MOST_TOOLS = 40;
    private static final int MOST_WORDS = 20_000;

    private final Progress listener;
    private final List<String> tools = new ArrayList<>();
    private final StringBuilder words = new StringBuilder();

    Heard(Progress listener) {
        this.listener = listener;
    }

    @Override
    public void looksAt(String tool, String subject) {
        synchronized (this) {
            if (tools.size() < MOST_TOOLS) {
                tools.add(tool + "(" + subject + ")");
            }
        }
        listener.looksAt(tool, subject);
    }

    @Override
    public void says(String said) {
        synchronized (this) {
            if (words.length() < MOST_WORDS) {
                words.append(said);
            }
        }
        listener.says(said);
    }

    synchronized List<String> tools() {
        return List.copyOf(tools);
    }

    synchronized String words() {
        return words.toString().strip();
    }
}
