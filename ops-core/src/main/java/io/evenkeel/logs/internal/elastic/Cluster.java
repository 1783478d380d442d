package io.evenkeel.logs.internal.elastic;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.json.jackson.Jackson3JsonpMapper;
import co.elastic.clients.transport.TransportException;
import co.elastic.clients.transport.instrumentation.NoopInstrumentation;
import co.elastic.clients.transport.rest5_client.Rest5ClientTransport;
import co.elastic.clients.transport.rest5_client.low_level.Request;
import co.elastic.clients.transport.rest5_client.low_level.Response;
import co.elastic.clients.transport.rest5_client.low_level.ResponseException;
import co.elastic.clients.transport.rest5_client.low_level.Rest5Client;
import co.elastic.clients.transport.rest5_client.low_level.Rest5ClientBuilder;
import io.evenkeel.logs.LogStoreUnavailable;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.apache.hc.client5.http.impl.async.HttpAsyncClientBuilder;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.message.BasicHeader;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The client of one cluster, and its failures in words. Thread-safe. */
final class Cluster implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final ContentType LINES_OF_JSON = ContentType.create("application/x-ndjson");
    private static final int CONNECT_SECONDS = 5;

    /** Longer than any search is given. */
    private static final int ANSWER_SECONDS = 30;

    private static final int CONNECTIONS = 30;
    private static final int ERRORS = 300;
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;

    private final String address;
    private final Rest5Client rest;
    private final ElasticsearchClient client;

    /** What may fail when a cluster is asked. */
    interface Ask<T> {
        T of(ElasticsearchClient client) throws IOException;
    }

    Cluster(ElasticSettings settings) {
        address = settings.address();
        rest = rest(settings);
        client = new ElasticsearchClient(
                new Rest5ClientTransport(rest, new Jackson3JsonpMapper(JSON), null, NoopInstrumentation.INSTANCE));
    }

    private static Rest5Client rest(ElasticSettings settings) {
        URI first = settings.nodes().getFirst();
        Rest5ClientBuilder builder = Rest5Client.builder(
                        settings.nodes().stream().map(Cluster::withoutPath).toList())
                // BulkWriter repeats, and knows what may be repeated.
                .setHttpClientConfigCallback(HttpAsyncClientBuilder::disableAutomaticRetries)
                .setConnectionConfigCallback(connection -> connection
                        .setConnectTimeout(CONNECT_SECONDS, TimeUnit.SECONDS)
                        .setSocketTimeout(ANSWER_SECONDS, TimeUnit.SECONDS))
                .setRequestConfigCallback(request -> request.setResponseTimeout(ANSWER_SECONDS, TimeUnit.SECONDS)
                        .setConnectionRequestTimeout(ANSWER_SECONDS, TimeUnit.SECONDS))
                .setConnectionManagerCallback(connections ->
                        connections.setMaxConnPerRoute(CONNECTIONS).setMaxConnTotal(CONNECTIONS));
        if (first.getPath() != null && first.getPath().length() > 1) {
            builder.setPathPrefix(first.getPath());
        }
        settings.authorization()
                .ifPresent(value -> builder.setDefaultHeaders(
                        new Header[] {new BasicHeader(HttpHeaders.AUTHORIZATION, value, true)}));
        settings.authority().ifPresent(file -> builder.setSSLContext(trusting(file)));
        return builder.build();
    }

    private static URI withoutPath(URI node) {
        return URI.create(node.getScheme() + "://" + node.getRawAuthority());
    }

    private static SSLContext trusting(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
            trusted.load(null, null);
            int number = 0;
            for (Certificate certificate :
                    CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                trusted.setCertificateEntry("ca" + number++, certificate);
            }
            if (number == 0) {
                throw new LogStoreUnavailable("The file " + file + " holds no certificate.");
            }
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(trusted);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (IOException | GeneralSecurityException e) {
            throw new LogStoreUnavailable(
                    "The certificates of Elasticsearch in " + file + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** @throws LogStoreUnavailable for whatever goes wrong */
    <T> T ask(Ask<T> ask) {
        try {
            return ask.of(client);
        } catch (IOException | ElasticsearchException e) {
            throw unavailable(e);
        }
    }

    /** As {@link #ask}, where the caller minds what goes wrong. */
    <T> T askOpenly(Ask<T> ask) throws IOException {
        return ask.of(client);
    }

    /**
     * A bulk request as it is, since a client's objects for each of ten thousand acts cost more than the acts; of the answer only
     * what tells success.
     *
     * @param atMost how long the cluster waits for an index whose node is away
     */
    JsonNode bulk(byte[] acts, Duration atMost) throws IOException {
        Request request = new Request("POST", "/_bulk");
        request.addParameter("filter_path", "errors,items.*.status,items.*.error.type,items.*.error.reason");
        request.addParameter("timeout", Math.max(1, atMost.toMillis()) + "ms");
        request.setEntity(new ByteArrayEntity(acts, LINES_OF_JSON));
        Response response = rest.performRequest(request);
        // The client gives 401 and 403 back as if they were answers.
        if (response.getStatusCode() >= ERRORS) {
            throw new ResponseException(response);
        }
        try (InputStream answer = response.getEntity().getContent()) {
            return JSON.readTree(answer);
        }
    }

    LogStoreUnavailable unavailable(Exception e) {
        return new LogStoreUnavailable(sentence(e), e);
    }

    private String sentence(Exception e) {
        if (e instanceof ElasticsearchException refused) {
            if (refused.status() == UNAUTHORIZED || refused.status() == FORBIDDEN) {
                return credentials(refused.status());
            }
            return "Elasticsearch at " + address + " refuses: " + reason(refused) + ".";
        }
        if (e instanceof TransportException strange
                && (strange.statusCode() == UNAUTHORIZED || strange.statusCode() == FORBIDDEN)) {
            return credentials(strange.statusCode());
        }
        if (e instanceof TransportException strange) {
            return "What is at " + address + " answers " + strange.statusCode()
                    + ", and not as Elasticsearch 9 does; logs need version 9.";
        }
        return "Elasticsearch at " + address + " does not answer ("
                + (e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage()) + ").";
    }

    String credentials(int status) {
        return "Elasticsearch at " + address + " does not let Evenkeel in (" + status
                + "): look at the user and password or the API key.";
    }

    private static String reason(ElasticsearchException e) {
        String reason = e.error().reason();
        return e.status() + " " + e.error().type() + (reason == null ? "" : ", " + reason);
    }

    String address() {
        return address;
    }

    @Override
    public void close() {
        try {
            rest.close();
        } catch (IOException e) {
            throw unavailable(e);
        }
    }
}
