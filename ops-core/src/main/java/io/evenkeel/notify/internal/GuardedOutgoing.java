package io.evenkeel.notify.internal;

import io.evenkeel.audit.Refusal;
import io.evenkeel.notify.Outgoing;
import io.evenkeel.notify.OutgoingHosts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocketFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Resolves once, judges every address found, and connects to the first of them. */
@Component
class GuardedOutgoing implements Outgoing, OutgoingHosts {

    private static final Duration LONGEST_RESOLUTION = Duration.ofSeconds(5);
    private static final int LONGEST_URL = 2_000;

    private final AllowedAddresses allowed;
    private final NameResolution names;
    private final PlainHttp http;

    GuardedOutgoing(
            AllowedAddresses allowed, ObjectProvider<NameResolution> names, ObjectProvider<SSLSocketFactory> tls) {
        this.allowed = allowed;
        this.names = names.getIfAvailable(() -> host -> List.of(InetAddress.getAllByName(host)));
        this.http = new PlainHttp(tls.getIfAvailable(() -> (SSLSocketFactory) SSLSocketFactory.getDefault()));
    }

    @Override
    public Result call(Call call) {
        Optional<String> wrong = wrongForm(call.address());
        if (wrong.isPresent()) {
            return new NotAllowed(wrong.get());
        }
        String host = PlainHttp.host(call.address());
        try {
            List<InetAddress> found = resolve(host);
            Optional<String> obstacle = obstacle(host, found);
            return obstacle.isPresent() ? new NotAllowed(obstacle.get()) : http.exchange(found.getFirst(), call);
        } catch (UnknownHostException unknown) {
            return new Unreached("The name " + host + " could not be resolved.");
        } catch (SSLException failed) {
            return new Unreached("The encrypted connection to " + host + " failed: " + failed.getMessage() + ".");
        } catch (IOException failed) {
            return new Unreached(host + " could not be reached or broke off: " + failed.getMessage() + ".");
        }
    }

    @Override
    public void mustBeAllowed(String address, String field) {
        URI url;
        try {
            url = new URI(address);
        } catch (URISyntaxException notOne) {
            throw refused("This is no URL; it looks like https://hooks.example.org/evenkeel.", field);
        }
        if (address.length() > LONGEST_URL) {
            throw refused("A URL has at most " + LONGEST_URL + " characters.", field);
        }
        wrongForm(url).ifPresent(wrong -> {
            throw refused(wrong, field);
        });
        String host = PlainHttp.host(url);
        try {
            obstacle(host, resolve(host)).ifPresent(obstacle -> {
                throw refused(obstacle, field);
            });
        } catch (IOException unknown) {
            // Judged again at every call.
        }
    }

    @Override
    public Found find(String host) {
        try {
            List<InetAddress> found = resolve(host);
            Optional<String> obstacle = obstacle(host, found);
            return obstacle.isPresent() ? new Barred(obstacle.get()) : new Way(found.getFirst());
        } catch (IOException unknown) {
            return new Lost("The name " + host + " could not be resolved.");
        }
    }

    private static Refusal refused(String sentence, String field) {
        return new Refusal(Refusal.Kind.INVALID, "address-not-allowed", sentence, field);
    }

    private static Optional<String> wrongForm(URI url) {
        String scheme = url.getScheme();
        if (!"http".equalsIgnoreCase(scheme) && !"https".equalsIgnoreCase(scheme)) {
            return Optional.of("Only addresses that begin with https:// or http:// are called.");
        }
        if (url.getHost() == null || url.getHost().isEmpty()) {
            return Optional.of("The address names no host.");
        }
        if (url.getRawUserInfo() != null) {
            return Optional.of("An address with user and password inside is not called.");
        }
        return Optional.empty();
    }

    /** Every address must be fit: one that is not could be the one that another machine would choose. */
    private Optional<String> obstacle(String host, List<InetAddress> found) {
        List<String> listed = allowed.entries();
        return found.stream()
                .flatMap(address -> AddressRules.obstacle(host, address, listed).stream())
                .findFirst()
                .map(reason -> "Not called: " + reason
                        + ". An administrator can allow it under Settings, Outgoing addresses.");
    }

    /** The system's resolver heeds neither interrupts nor limits, so it works in a thread of its own. */
    private List<InetAddress> resolve(String host) throws IOException {
        var found = new CompletableFuture<List<InetAddress>>();
        Thread.ofVirtual().name("outgoing-resolve").start(() -> {
            try {
                found.complete(names.addresses(host));
            } catch (UnknownHostException | RuntimeException failed) {
                found.completeExceptionally(failed);
            }
        });
        try {
            List<InetAddress> addresses = found.get(LONGEST_RESOLUTION.toMillis(), TimeUnit.MILLISECONDS);
            if (addresses.isEmpty()) {
                throw new UnknownHostException(host);
            }
            return addresses;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("the attempt was cut off", interrupted);
        } catch (ExecutionException | TimeoutException failed) {
            var unknown = new UnknownHostException(host);
            unknown.initCause(failed);
            throw unknown;
        }
    }
}
