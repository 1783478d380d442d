package io.evenkeel.console.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import tools.jackson.databind.json.JsonMapper;

class BehindProxyTest {

    private final MockHttpServletRequest request = new MockHttpServletRequest("GET", "/");
    private final MockHttpServletResponse response = new MockHttpServletResponse();

    @Test
    void theProxysWordOnCallerAndSchemeIsTaken() throws Exception {
        from("10.1.0.9");
        request.addHeader("X-Forwarded-For", "198.51.100.7");
        request.addHeader("X-Forwarded-Proto", "https");

        ServletRequest passed = pass("10.1.0.0/16").orElseThrow();

        assertThat(passed.getRemoteAddr()).isEqualTo("198.51.100.7");
        assertThat(passed.isSecure()).isTrue();
        assertThat(passed.getScheme()).isEqualTo("https");
    }

    @Test
    void whatTheCallerWroteItselfIsNotBelieved() throws Exception {
        from("10.1.0.9");
        request.addHeader("X-Forwarded-For", "127.0.0.1, 198.51.100.7, 10.1.0.8");

        assertThat(pass("10.1.0.0/16").orElseThrow().getRemoteAddr()).isEqualTo("198.51.100.7");
    }

    @Test
    void severalHeadersAreOneChain() throws Exception {
        from("10.1.0.9");
        request.addHeader("X-Forwarded-For", "203.0.113.1");
        request.addHeader("X-Forwarded-For", "198.51.100.7");

        assertThat(pass("10.1.0.0/16").orElseThrow().getRemoteAddr()).isEqualTo("198.51.100.7");
    }

    @Test
    void whoComesPastTheProxyIsRefused() throws Exception {
        from("198.51.100.7");
        request.addHeader("X-Forwarded-For", "10.1.0.9");

        assertThat(pass("10.1.0.0/16")).isEmpty();
        assertThat(response.getStatus()).isEqualTo(403);
        assertThat(response.getContentAsString()).contains("reverse proxy");
    }

    @Test
    void callersOnThisMachineComeAsTheyAre() throws Exception {
        from("127.0.0.1");
        request.addHeader("X-Forwarded-For", "198.51.100.7");

        assertThat(pass("10.1.0.0/16").orElseThrow().getRemoteAddr()).isEqualTo("127.0.0.1");
    }

    @Test
    void withoutAProxyForwardingHeadersMeanNothing() throws Exception {
        from("198.51.100.7");
        request.addHeader("X-Forwarded-For", "127.0.0.1");
        request.addHeader("X-Forwarded-Proto", "https");

        ServletRequest passed = pass().orElseThrow();

        assertThat(passed.getRemoteAddr()).isEqualTo("198.51.100.7");
        assertThat(passed.isSecure()).isFalse();
    }

    private void from(String address) {
        request.setRemoteAddr(address);
        request.setLocalAddr("10.1.0.1");
    }

    private Optional<ServletRequest> pass(String... networks) throws ServletException, IOException {
        var chain = new MockFilterChain();
        new BehindProxy(
                        List.of(networks),
                        new ProblemAnswers(JsonMapper.builder().build(), InstantSource.system()))
                .doFilter(request, response, chain);
        return Optional.ofNullable(chain.getRequest());
    }
}
