package io.evenkeel.assistant.internal.model;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import io.evenkeel.assistant.Composer.Progress;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Hears one streamed answer; our exchange has told everything when the call returns. For one thread. */
final class OneAnswer implements StreamingChatResponseHandler {
    private static final int MOST_CHARACTERS = 24_000;

    private final Progress progress;
    private @Nullable ChatResponse whole;
    private @Nullable Throwable failure;
    private int characters;

    OneAnswer(Progress progress) {
        this.progress = progress;
    }

    @Override
    public void onPartialResponse(String words) {
        characters += words.length();
        if (characters <= MOST_CHARACTERS) {
            progress.says(words);
        }
    }

    @Override
    public void onCompleteResponse(ChatResponse response) {
        whole = response;
    }

    @Override
    public void onError(Throwable error) {
        failure = error;
    }

    /** @throws TroubleException where it is not whole */
    AiMessage whole() {
        ChatResponse response = whole;
        if (failure != null) {
            throw TroubleException.in(failure).orElseGet(() -> new TroubleException(Trouble.CUT_OFF));
        }
        if (response == null || response.finishReason() == null) {
            throw new TroubleException(Trouble.CUT_OFF);
        }
        if (characters > MOST_CHARACTERS) {
            throw new TroubleException(Trouble.TOO_LONG);
        }
        return response.aiMessage();
    }

    /** What the endpoint counted, where it counts. */
    OptionalLong tokens() {
        ChatResponse response = whole;
        if (response == null
                || response.tokenUsage() == null
                || response.tokenUsage().totalTokenCount() == null) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(response.tokenUsage().totalTokenCount());
    }
}
