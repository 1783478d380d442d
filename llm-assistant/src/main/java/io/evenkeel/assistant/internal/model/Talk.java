package io.evenkeel.assistant.internal.model;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import io.evenkeel.assistant.Composer.Progress;
import io.evenkeel.assistant.Tool;
import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Refusal;
import io.evenkeel.logs.Masking;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One talk with a model: it asks tools, is shown what they find, and answers. Six rounds and twelve calls at most; in the last
 * round it has no tools. The same call twice is not made twice. For one thread.
 */
final class Talk {
    private static final Logger LOG = LoggerFactory.getLogger(Talk.class);
    private static final int MOST_ROUNDS = 6;
    private static final int MOST_CALLS = 12;
    private static final int MOST_NONSENSE = 3;

    private final StreamingChatModel model;
    private final ToolShelf shelf;
    private final Actor asker;
    private final String language;
    private final Seen seen;
    private final Offers offers;
    private final Progress progress;
    private final List<ChatMessage> messages;
    private final Map<String, String> results = new HashMap<>();
    private int calls;
    private int nonsense;
    private final AtomicLong tokens = new AtomicLong();

    Talk(
            StreamingChatModel model,
            ToolShelf shelf,
            Actor asker,
            String language,
            Seen seen,
            Offers offers,
            List<ChatMessage> messages,
            Progress progress) {
        this.model = model;
        this.shelf = shelf;
        this.asker = asker;
        this.language = language;
        this.seen = seen;
        this.offers = offers;
        this.messages = new ArrayList<>(messages);
        this.progress = progress;
    }

    /** So far; also read by who stopped waiting. */
    long tokens() {
        return tokens.get();
    }

    /** @return what the model wrote in the end */
    String answer() {
        for (int round = 1; round <= MOST_ROUNDS; round++) {
            AiMessage said = round(round < MOST_ROUNDS && calls < MOST_CALLS);
            if (!said.hasToolExecutionRequests()) {
                return text(said);
            }
            messages.add(said);
            for (ToolExecutionRequest request : said.toolExecutionRequests()) {
                messages.add(ToolExecutionResultMessage.from(request, result(request)));
            }
        }
        throw new TroubleException(Trouble.LOOPS);
    }

    private static String text(AiMessage said) {
        if (said.text() == null || said.text().isBlank()) {
            throw new TroubleException(Trouble.EMPTY);
        }
        return said.text();
    }

    private AiMessage round(boolean withTools) {
        var request = ChatRequest.builder().messages(messages);
        if (withTools) {
            request.toolSpecifications(shelf.specifications());
        }
        var stream = new OneAnswer(progress);
        model.chat(request.build(), stream);
        AiMessage said = stream.whole();
        tokens.addAndGet(stream.tokens().orElseGet(() -> estimate(said)));
        return said;
    }

    /** For endpoints that do not count: about three characters a token, in both languages together. */
    private long estimate(AiMessage said) {
        long characters =
                messages.stream().mapToLong(each -> each.toString().length()).sum();
        return (characters + said.toString().length()) / 3;
    }

    private String result(ToolExecutionRequest request) {
        String name = String.valueOf(request.name());
        Optional<Map<String, String>> arguments =
                ToolShelf.arguments(request.arguments() == null ? "" : request.arguments());
        if (arguments.isEmpty()) {
            return nonsense("The arguments are not a JSON object of plain values.");
        }
        if (name.equals(ToolShelf.PROPOSE)) {
            return offers.offer(arguments.get());
        }
        Optional<Tool> tool = shelf.find(name);
        if (tool.isEmpty()) {
            return nonsense("There is no such tool.");
        }
        String call = name + arguments.get();
        if (results.containsKey(call)) {
            return "You asked this before; the result stands above. Answer now.";
        }
        if (++calls > MOST_CALLS) {
            return "No more tools. Answer with what you have seen.";
        }
        String result = ask(tool.get(), arguments.get());
        results.put(call, result);
        return result;
    }

    private String nonsense(String sentence) {
        if (++nonsense > MOST_NONSENSE) {
            throw new TroubleException(Trouble.NONSENSE);
        }
        return sentence;
    }

    private String ask(Tool tool, Map<String, String> arguments) {
        progress.looksAt(tool.name(), String.join(", ", arguments.values()));
        try {
            return seen.show(tool.call(asker, language, arguments));
        } catch (Refusal refusal) {
            return "Refused: " + Masking.said(String.valueOf(refusal.getMessage()));
        } catch (RuntimeException failure) {
            LOG.warn("event=tool-failed tool={} cause=\"{}\"", tool.name(), failure.toString());
            return "The tool failed. Say that this could not be seen.";
        }
    }
}
