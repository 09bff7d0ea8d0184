package dev.switchboard.conversationservice.preview;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which addresses a link may lead to: public ones at the ports of the web, and nothing else. It judges the address that is then
 * connected to, never a name.
 *
 * @see <a href="https://www.iana.org/assignments/iana-ipv4-special-registry">IANA: IPv4 special-purpose addresses</a>
 * @see <a href="https://www.iana.org/assignments/iana-ipv6-special-registry">IANA: IPv6 special-purpose addresses</a>
 */
@ApplicationScoped
class AddressGuard {

    private static final Set<Integer> PORTS = Set.of(80, 443);

    /** This network, private, carrier-grade, loopback, link-local, protocol, documentation, relays, benchmarks, multicast … */
    private static final List<Block> CLOSED_V4 = blocks(
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.31.196.0/24",
            "192.52.193.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16",
            "192.175.48.0/24",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/4",
            "240.0.0.0/4",
            // Azure answers its machines there, from an address that looks public.
            "168.63.129.16/32");

    /** All that is global today lies in here; mapped, translated, private, link-local and multicast addresses do not. */
    private static final Block GLOBAL_V6 = Block.of("2000::/3");

    /** Protocol assignments with Teredo, documentation, 6to4. */
    private static final List<Block> CLOSED_V6 =
            blocks("2001::/23", "2001:db8::/32", "2002::/16", "2620:4f:8000::/48", "3fff::/20");

    private final Set<InetSocketAddress> allowed;

    AddressGuard(PreviewConfig config) {
        allowed = new HashSet<>(config.allowedEndpoints().orElse(List.of()).stream()
                .map(AddressGuard::endpoint)
                .toList());
    }

    /** Whether a connection may be made. */
    boolean allows(InetAddress address, int port) {
        return (PORTS.contains(port) && isPublic(address)) || allowed.contains(new InetSocketAddress(address, port));
    }

    private static boolean isPublic(InetAddress address) {
        var octets = address.getAddress();
        return octets.length == 4
                ? CLOSED_V4.stream().noneMatch(block -> block.holds(octets))
                : GLOBAL_V6.holds(octets)
                        && CLOSED_V6.stream().noneMatch(block -> block.holds(octets))
                        && !tunnels(octets);
    }

    /** ISATAP: the last four octets are an IPv4 address, reached through whatever prefix. */
    private static boolean tunnels(byte[] octets) {
        return (octets[8] == 0 || octets[8] == 2) && octets[9] == 0 && octets[10] == 0x5e && octets[11] == (byte) 0xfe;
    }

    private static InetSocketAddress endpoint(String text) {
        var colon = text.lastIndexOf(':');
        try {
            return new InetSocketAddress(
                    InetAddress.ofLiteral(text.substring(0, Math.max(colon, 0)).strip()),
                    Integer.parseInt(text.substring(colon + 1).strip()));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("switchboard.preview.allowed-endpoints: not address:port: " + text, e);
        }
    }

    private static List<Block> blocks(String... blocks) {
        return Stream.of(blocks).map(Block::of).toList();
    }

    /** Addresses that begin alike. A class and not a record: arrays have no value to compare. */
    private static final class Block {

        private final byte[] prefix;
        private final int bits;

        private Block(byte[] prefix, int bits) {
            this.prefix = prefix;
            this.bits = bits;
        }

        static Block of(String text) {
            var slash = text.indexOf('/');
            return new Block(
                    InetAddress.ofLiteral(text.substring(0, slash)).getAddress(),
                    Integer.parseInt(text.substring(slash + 1)));
        }

        boolean holds(byte[] octets) {
            var whole = bits / 8;
            if (!Arrays.equals(prefix, 0, whole, octets, 0, whole)) {
                return false;
            }
            var rest = bits % 8;
            return rest == 0 || ((prefix[whole] ^ octets[whole]) & (0xff << (8 - rest)) & 0xff) == 0;
        }
    }
}
