package io.evenkeel;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.audit.Anonymous;
import io.evenkeel.audit.Needs;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every endpoint, derived from the running server's mappings: each is listed with its right, and closed without it. */
@Tag("server")
class EndpointsTest {
    private static RunningServer server;

    @BeforeAll
    static void start() {
        server = RunningServer.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /** An endpoint that is new, gone, or changed its right must be changed in the document too, where a reviewer sees it. */
    @Test
    void everyEndpointIsListedWithItsRight() throws IOException {
        assertThat(running()).isEqualTo(listed());
    }

    @Test
    void whatNeedsARightIsClosedToAnonymousCallers() {
        Map<String, String> endpoints = running();
        assertThat(endpoints).hasSizeGreaterThan(30);
        endpoints.forEach((endpoint, right) -> {
            if (!right.equals("anonymous")) {
                String[] methodAndPath = endpoint.split(" ");
                var answer = server.anonymous()
                        .send(methodAndPath[0], methodAndPath[1].replaceAll("\\{[^}]+}", "1"), BodyPublishers.noBody());
                assertThat(answer.status()).as(endpoint).isEqualTo(401);
            }
        });
    }

    private static Map<String, String> running() {
        Map<String, String> found = new TreeMap<>();
        server.bean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .forEach((mapping, handler) -> {
                    var methods = mapping.getMethodsCondition().getMethods();
                    for (String path : mapping.getPatternValues()) {
                        for (String method : methods.isEmpty()
                                ? List.of("ANY")
                                : methods.stream().map(Enum::name).toList()) {
                            if (!path.equals("/error")) {
                                found.put(method + " " + path, right(handler));
                            }
                        }
                    }
                });
        return found;
    }

    private static String right(HandlerMethod handler) {
        if (handler.hasMethodAnnotation(Anonymous.class)) {
            return "anonymous";
        }
        Needs needs = handler.getMethodAnnotation(Needs.class);
        if (needs != null) {
            return needs.value().name();
        }
        return handler.getBeanType().getName().startsWith("org.springdoc") ? "SEE_OPERATIONS" : "closed";
    }

    private static Map<String, String> listed() throws IOException {
        Map<String, String> list = new TreeMap<>();
        Files.readAllLines(Path.of("..", "docs", "endpoints.md")).stream()
                .filter(line -> line.contains("| `/"))
                .map(line -> line.replaceAll("[|`]", " ").strip().split(" +"))
                .forEach(words -> list.put(words[0] + " " + words[1], words[2]));
        return list;
    }
}
