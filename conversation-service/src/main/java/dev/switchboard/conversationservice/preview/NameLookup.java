package dev.switchboard.conversationservice.preview;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Asks for the addresses of a host. */
@FunctionalInterface
interface NameLookup {

    /**
     * All addresses; a literal address is its own.
     *
     * @throws UnknownHostException when there is none
     */
    List<InetAddress> addressesOf(String host) throws UnknownHostException;
}
