package dev.switchboard.simulator.door;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Meta takes the token in the address too, and older clients put it there. */
class TokenInAddress {

    @ServerRequestFilter(preMatching = true)
    public void move(ContainerRequestContext call) {
        var token = call.getUriInfo().getQueryParameters().getFirst("access_token");
        if (token != null && call.getHeaderString(HttpHeaders.AUTHORIZATION) == null) {
            call.getHeaders().putSingle(HttpHeaders.AUTHORIZATION, "Bearer " + token);
        }
    }
}
