package io.evenkeel.console.web;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Refusal;
import io.evenkeel.fleet.Fleet;
import io.evenkeel.identity.Sessions;
import io.evenkeel.identity.Tokens;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.PathResourceResolver;

/** How a request passes: headers and firewall, caller, right, handler; and where the console's files lie. */
@Configuration(proxyBeanMethods = false)
class WebWiring implements WebMvcConfigurer {
    static {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Actor.class);
    }

    private static final String CONTENT_POLICY = "default-src 'self'; script-src 'self'; "
            + "style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; connect-src 'self'; "
            + "object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    /**
     * Spring Security gives the firewall and the headers. Sessions, tokens and cross-site checks are the {@link
     * CallerFilter}'s; rights are checked per handler by {@link RightsCheck}, which fails closed.
     */
    @Bean
    SecurityFilterChain security(
            HttpSecurity http, Tokens tokens, Sessions sessions, Fleet fleet, ProblemAnswers problems)
            throws Exception {
        return http.csrf(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .anonymous(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(management -> management.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_POLICY))
                        .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN))
                        .frameOptions(frame -> frame.deny()))
                .addFilterBefore(new BodyLimit(problems), AuthorizationFilter.class)
                .addFilterBefore(new RefusedAgentsFilter(fleet), AuthorizationFilter.class)
                .addFilterBefore(new CallerFilter(tokens, sessions, problems), AuthorizationFilter.class)
                .build();
    }

    /** Nobody watches single filters of the security chain, and to time each costs more than to write measurements. */
    @Bean
    SecurityObservationSettings securityIsNotObserved() {
        return SecurityObservationSettings.noObservations();
    }

    /** In the system's folder for temporary files a server that is killed leaves two folders, and a cleaner may take them. */
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> foldersOfTheWebServer(
            @Value("${evenkeel.data}") Path data) throws IOException {
        Path base = Files.createDirectories(data.resolve("run/web"));
        Path root = Files.createDirectories(data.resolve("run/web-root"));
        return factory -> {
            factory.setBaseDirectory(base.toFile());
            factory.setDocumentRoot(root.toFile());
        };
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new RightsCheck());
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new HandlerMethodArgumentResolver() {
            @Override
            public boolean supportsParameter(MethodParameter parameter) {
                return parameter.getParameterType() == Actor.class;
            }

            @Override
            public Actor resolveArgument(
                    MethodParameter parameter,
                    @org.jspecify.annotations.Nullable ModelAndViewContainer container,
                    NativeWebRequest request,
                    @org.jspecify.annotations.Nullable WebDataBinderFactory binders) {
                HttpServletRequest sent = request.getNativeRequest(HttpServletRequest.class);
                return java.util.Optional.ofNullable(sent)
                        .flatMap(Caller::of)
                        .map(Caller::actor)
                        .orElseThrow(
                                () -> new Refusal(Refusal.Kind.UNAUTHENTICATED, "not-signed-in", "Sign in first."));
            }
        });
    }

    /** Built files have their hash in the name and never change; the page that names them is asked for each time. */
    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/assets/**")
                .addResourceLocations("classpath:/static/assets/")
                .setCacheControl(CacheControl.maxAge(Duration.ofDays(365)).immutable());
        registry.addResourceHandler("/**")
                .addResourceLocations("classpath:/static/")
                .setCacheControl(CacheControl.noCache())
                .resourceChain(true)
                .addResolver(new PageOfConsole());
    }

    /** A path of the console's own router, such as {@code /incidents/INC-7}, is answered with its one page. */
    static final class PageOfConsole extends PathResourceResolver {
        @Override
        protected org.springframework.core.io.@org.jspecify.annotations.Nullable Resource getResource(
                String path, Resource location) throws IOException {
            Resource file = super.getResource(path, location);
            String last = path.substring(path.lastIndexOf('/') + 1);
            // Names of hosts and of rule files may have dots; no other route has: a missing file is said to be missing.
            boolean dotted = path.startsWith("hosts/") || path.startsWith("rules/files/");
            boolean route = !path.startsWith("api/") && (dotted || !last.contains("."));
            return file == null && route ? super.getResource("index.html", location) : file;
        }
    }
}
