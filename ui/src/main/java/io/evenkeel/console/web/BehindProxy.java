package io.evenkeel.console.web;

import io.evenkeel.audit.Refusal;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.web.util.matcher.IpAddressMatcher;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Where a reverse proxy does TLS ({@code --behind-proxy}): its word on who calls and how is taken, nobody else's. A
 * request that comes past the proxy would carry passwords in the clear, so it is refused, but for callers on this
 * machine. Without a proxy nothing here applies and forwarding headers mean nothing.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class BehindProxy extends OncePerRequestFilter {

    private final List<IpAddressMatcher> proxies;
    private final ProblemAnswers problems;

    BehindProxy(@Value("${evenkeel.behind-proxy:}") List<String> networks, ProblemAnswers problems) {
        this.proxies = networks.stream()
                .map(String::strip)
                .filter(network -> !network.isEmpty())
                .map(IpAddressMatcher::new)
                .toList();
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return proxies.isEmpty();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String peer = request.getRemoteAddr();
        if (isProxy(peer)) {
            chain.doFilter(new Forwarded(request, caller(request), scheme(request)), response);
        } else if (isThisMachine(request)) {
            chain.doFilter(request, response);
        } else {
            problems.write(
                    response,
                    new Refusal(
                            Refusal.Kind.FORBIDDEN,
                            "not-through-the-proxy",
                            "This server is reached through its reverse proxy only. Use the proxy's https address."));
        }
    }

    /**
     * The last address that none of the proxies has: what stands further left was written by the caller and proves
     * nothing.
     */
    private String caller(HttpServletRequest request) {
        List<String> chain = values(request, "X-Forwarded-For");
        return chain.reversed().stream()
                .filter(address -> !isProxy(address))
                .findFirst()
                .or(() -> chain.stream().findFirst())
                .orElseGet(request::getRemoteAddr);
    }

    private static Optional<String> scheme(HttpServletRequest request) {
        return values(request, "X-Forwarded-Proto").reversed().stream().findFirst();
    }

    private static List<String> values(HttpServletRequest request, String header) {
        return Collections.list(request.getHeaders(header)).stream()
                .flatMap(value -> Arrays.stream(value.split(",", -1)))
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .toList();
    }

    private boolean isProxy(String address) {
        try {
            return proxies.stream().anyMatch(proxy -> proxy.matches(address));
        } catch (IllegalArgumentException notAnAddress) {
            return false;
        }
    }

    private static boolean isThisMachine(HttpServletRequest request) {
        String peer = request.getRemoteAddr();
        return peer.equals(request.getLocalAddr()) || peer.startsWith("127.") || peer.equals("0:0:0:0:0:0:0:1");
    }

    private static final class Forwarded extends HttpServletRequestWrapper {
        private final String caller;
        private final String scheme;

        Forwarded(HttpServletRequest request, String caller, Optional<String> scheme) {
            super(request);
            this.caller = caller;
            this.scheme = scheme.orElse(request.getScheme());
        }

        @Override
        public String getRemoteAddr() {
            return caller;
        }

        @Override
        public String getScheme() {
            return scheme;
        }

        @Override
        public boolean isSecure() {
            return "https".equals(scheme);
        }
    }
}
