package io.evenkeel.assistant.internal.model;

import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;

/**
 * LangChain4j's way out, under our rules: to the endpoint only, HTTP/1.1 (some servers mishandle the upgrade that is sent
 * otherwise), no redirects, bounded in size. It works on the caller's thread, so that interrupting that thread ends the call
 * also before the first byte, which the library's own client does not do. Thread-safe.
 */
final class EndpointExchange implements HttpClient {
    static final long MOST_BYTES = 1 << 20;
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration LONGEST_RETRY = Duration.ofMinutes(5);

    private final Endpoint endpoint;
    private final EndpointAddresses addresses;
    private final java.net.http.HttpClient http;

    EndpointExchange(Endpoint endpoint, EndpointAddresses addresses) {
        this.endpoint = endpoint;
        this.addresses = addresses;
        this.http = java.net.http.HttpClient.newBuilder()
                .version(java.net.http.HttpClient.Version.HTTP_1_1)
                .followRedirects(java.net.http.HttpClient.Redirect.NEVER)
                .connectTimeout(CONNECT)
                .build();
    }

    @Override
    public SuccessfulHttpResponse execute(HttpRequest request) {
        throw new UnsupportedOperationException("answers are streamed");
    }

    @Override
    public void execute(HttpRequest request, ServerSentEventParser parser, ServerSentEventListener listener) {
        try {
            HttpResponse<InputStream> response = http.send(request(request), BodyHandlers.ofInputStream());
            try (InputStream body = new Bounded(response.body())) {
                mustBeGood(response);
                parser.parse(body, listener);
            }
            listener.onClose();
        } catch (TroubleException trouble) {
            listener.onError(trouble);
        } catch (InterruptedException gone) {
            Thread.currentThread().interrupt();
            listener.onError(new TroubleException(Trouble.SLOW));
        } catch (IOException away) {
            listener.onError(new TroubleException(Trouble.UNREACHED));
        }
    }

    private java.net.http.HttpRequest request(HttpRequest request) {
        URI target = URI.create(request.url());
        if (!endpoint.covers(target)) {
            throw new TroubleException(Trouble.ELSEWHERE);
        }
        mustBeAllowed(target);
        var copy = java.net.http.HttpRequest.newBuilder(target)
                .method(
                        request.method().name(),
                        java.net.http.HttpRequest.BodyPublishers.ofString(
                                request.body() == null ? "" : request.body()));
        request.headers().forEach((name, values) -> values.forEach(value -> copy.header(name, value)));
        return copy.build();
    }

    /** The client looks the name up once more; Java keeps what it found for half a minute, so that it finds the same. */
    private void mustBeAllowed(URI target) {
        try {
            if (addresses.obstacle(target).isPresent()) {
                throw new TroubleException(Trouble.FORBIDDEN_ADDRESS);
            }
        } catch (UnknownHostException unknown) {
            // Only a proxy may know it; without one the call fails by itself.
        }
    }

    private static void mustBeGood(HttpResponse<InputStream> response) {
        int status = response.statusCode();
        if (status >= 200 && status < 300) {
            return;
        }
        throw switch (status) {
            case 401, 403 -> new TroubleException(Trouble.WRONG_KEY);
            case 429 -> new TroubleException(Trouble.BUSY, retryAfter(response).orElse(null));
            default ->
                new TroubleException(
                        status >= 500 ? Trouble.FAILED : status >= 400 ? Trouble.NOT_UNDERSTOOD : Trouble.ELSEWHERE);
        };
    }

    /** In seconds (RFC 9110 §10.2.3); a date is not read. */
    private static Optional<Duration> retryAfter(HttpResponse<InputStream> response) {
        return response.headers()
                .firstValue("Retry-After")
                .filter(value -> value.matches("\\d{1,6}"))
                .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)))
                .map(asked -> asked.compareTo(LONGEST_RETRY) > 0 ? LONGEST_RETRY : asked);
    }

    /** Ends in trouble past the bound. */
    private static final class Bounded extends FilterInputStream {
        private long read;

        Bounded(InputStream body) {
            super(body);
        }

        @Override
        public int read() throws IOException {
            int next = super.read();
            count(next < 0 ? 0 : 1);
            return next;
        }

        @Override
        public int read(byte[] into, int from, int most) throws IOException {
            int got = super.read(into, from, most);
            count(Math.max(0, got));
            return got;
        }

        private void count(int more) {
            read += more;
            if (read > MOST_BYTES) {
                throw new TroubleException(Trouble.TOO_LONG);
            }
        }
    }

    /** The library asks for a builder; ours gives what there is. */
    static final class Builder implements HttpClientBuilder {
        private final EndpointExchange exchange;

        Builder(EndpointExchange exchange) {
            this.exchange = exchange;
        }

        @Override
        public Duration connectTimeout() {
            return CONNECT;
        }

        @Override
        public HttpClientBuilder connectTimeout(Duration timeout) {
            return this;
        }

        @Override
        public Duration readTimeout() {
            return Duration.ofMinutes(5);
        }

        @Override
        public HttpClientBuilder readTimeout(Duration timeout) {
            return this;
        }

        @Override
        public HttpClient build() {
            return exchange;
        }
    }
}
