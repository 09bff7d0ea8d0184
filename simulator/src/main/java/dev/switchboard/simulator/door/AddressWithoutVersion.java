package dev.switchboard.simulator.door;

import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** The Graph API answers calls that name no version too, in the app's own, and some clients leave it out. */
class AddressWithoutVersion {

    private static final String VERSION = "/v26.0";
    private static final Pattern ID_FIRST = Pattern.compile("/\\d{10,}(/.*)?");

    @ServerRequestFilter(preMatching = true)
    public void complete(ContainerRequestContext call) {
        var here = call.getUriInfo().getRequestUri();
        if (ID_FIRST.matcher(here.getPath()).matches()) {
            call.setRequestUri(call.getUriInfo()
                    .getRequestUriBuilder()
                    .replacePath(VERSION + here.getPath())
                    .build());
        }
    }
}
