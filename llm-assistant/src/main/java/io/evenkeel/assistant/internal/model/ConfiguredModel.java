package io.evenkeel.assistant.internal.model;

import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel;
import io.evenkeel.assistant.Answer;
import io.evenkeel.assistant.Answer.Claim;
import io.evenkeel.assistant.Answer.Outcome;
import io.evenkeel.assistant.Composer.Progress;
import io.evenkeel.assistant.Proposing;
import io.evenkeel.assistant.Question;
import io.evenkeel.assistant.Tool;
import io.evenkeel.assistant.internal.Languages;
import io.evenkeel.audit.Actor;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The line to one endpoint. A talk has its own thread, which is interrupted when its time is over or the asker is gone. */
final class ConfiguredModel implements ModelLine {
    private static final Logger LOG = LoggerFactory.getLogger(ConfiguredModel.class);

    private final Endpoint endpoint;
    private final StreamingChatModel model;
    private final Supplier<ToolShelf> shelf;
    private final Proposing proposing;
    private final Breaker breaker;
    private final Duration longest;
    private final InstantSource told;
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("assistant-model-", 0).factory());

    /**
     * @param longest a talk may take; less than a question may
     * @param told the moment of the question, as the model is told
     * @param clock how long an endpoint that is away is left alone
     */
    ConfiguredModel(
            Endpoint endpoint,
            Supplier<List<Tool>> tools,
            Proposing proposing,
            Duration longest,
            InstantSource told,
            InstantSource clock) {
        this.endpoint = endpoint;
        this.model = OpenAiStreamingChatModel.builder()
                .httpClientBuilder(
                        new EndpointExchange.Builder(new EndpointExchange(endpoint, new EndpointAddresses())))
                .baseUrl(endpoint.base().toString())
                .apiKey(endpoint.key().orElse("none"))
                .modelName(endpoint.model())
                .logRequests(false)
                .logResponses(false)
                .build();
        this.shelf = () -> new ToolShelf(tools.get());
        this.proposing = proposing;
        this.breaker = new Breaker(clock);
        this.longest = longest;
        this.told = told;
    }

    @Override
    public Optional<String> model() {
        return Optional.of(endpoint.model());
    }

    @Override
    public Optional<String> away(String language) {
        return breaker.away().map(trouble -> trouble.sentence(language));
    }

    @Override
    public Attempt ask(Actor asker, Question question, Progress progress) throws InterruptedException {
        String language = Languages.of(question.text());
        var seen = new Seen();
        var offers = new Offers(proposing, asker, question, language);
        var gate = new Gate(progress);
        var messages = Prompt.of(question, language, seen.boundary(), told.instant());
        var talk = new Talk(model, shelf.get(), asker, language, seen, offers, messages, gate);
        try {
            String text = within(talk);
            breaker.good();
            return new Answered(answer(language, text, seen, offers), talk.tokens());
        } catch (TroubleException trouble) {
            breaker.bad(trouble);
            LOG.warn("event=model-away trouble={} model={}", trouble.trouble(), endpoint.model());
            return new Away(trouble.trouble().sentence(language), talk.tokens());
        } finally {
            gate.shut();
        }
    }

    /** @throws TroubleException SLOW where its time is over */
    private String within(Talk talk) throws InterruptedException {
        Future<String> running = threads.submit(talk::answer);
        try {
            return running.get(longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException slow) {
            throw new TroubleException(Trouble.SLOW);
        } catch (ExecutionException failed) {
            throw TroubleException.in(failed).orElseGet(() -> unknown(failed));
        } finally {
            running.cancel(true);
        }
    }

    /** The library's own words may hold what the endpoint wrote, so only the kind is logged. */
    private static TroubleException unknown(ExecutionException failed) {
        Throwable cause = failed.getCause() == null ? failed : failed.getCause();
        LOG.warn("event=model-failed kind={}", cause.getClass().getName());
        return new TroubleException(Trouble.CUT_OFF);
    }

    private Answer answer(String language, String text, Seen seen, Offers offers) {
        List<Claim> claims = ModelText.claims(text);
        boolean unknown = ModelText.saysUnknown(text) || claims.isEmpty();
        return new Answer(
                language,
                unknown ? Outcome.UNKNOWN : Outcome.ANSWERED,
                claims,
                seen.sources(),
                Optional.empty(),
                offers.made(),
                Optional.of(endpoint.model()),
                Optional.empty(),
                Duration.ZERO);
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
