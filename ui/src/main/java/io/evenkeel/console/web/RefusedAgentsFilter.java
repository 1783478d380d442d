package io.evenkeel.console.web;

import io.evenkeel.fleet.Fleet;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Tells the fleet of agents that are turned away: only the answer shows it, since a token that is wrong or revoked names
 * nobody. The host is the one that the agent says it is on.
 */
class RefusedAgentsFilter extends OncePerRequestFilter {

    /** What every agent of ours sends along. */
    static final String HOST = "Evenkeel-Host";

    private static final Set<String> FOR_AGENTS = Set.of("/api/v1/write", "/api/fleet/heartbeat", "/api/logs/agent");

    private final Fleet fleet;

    RefusedAgentsFilter(Fleet fleet) {
        this.fleet = fleet;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getHeader(HOST) == null || !FOR_AGENTS.contains(request.getRequestURI());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(request, response);
        if (response.getStatus() == 401 || response.getStatus() == 403) {
            fleet.agentRefused(request.getHeader(HOST), request.getRemoteAddr());
        }
    }
}
