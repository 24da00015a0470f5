package io.plimsoll.acceptance.vector.maker;

import static io.plimsoll.acceptance.vector.maker.Words.signed;
import static io.plimsoll.acceptance.vector.maker.Words.word;
import static java.math.BigInteger.ZERO;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * Maker's vaults and dai. The desk's loans are no vaults, so these books are kept here, each rule
 * as in the original.
 */
final class Vat {

  /** Where the system's surplus and bad debt stand. */
  static final String VOW = "(vow)";

  /** Collateral and normalised debt of an owner; wads. */
  record Vault(BigInteger ink, BigInteger art) {
    static final Vault EMPTY = new Vault(ZERO, ZERO);
  }

  /**
   * A collateral type.
   *
   * @param art total normalised debt, wad
   * @param rate dai per normalised debt, ray
   * @param spot dai that may be drawn per collateral, ray
   * @param line highest debt, rad
   * @param dust least debt of a vault, rad
   */
  record Ilk(BigInteger art, BigInteger rate, BigInteger spot, BigInteger line, BigInteger dust) {
    BigInteger owed(Vault vault) {
      return word(vault.art().multiply(rate));
    }

    BigInteger covered(Vault vault) {
      return word(vault.ink().multiply(spot));
    }

    Ilk priced(BigInteger newSpot) {
      return new Ilk(art, rate, newSpot, line, dust);
    }

    Ilk dusted(BigInteger newDust) {
      return new Ilk(art, rate, spot, line, newDust);
    }
  }

  private final BigInteger ownerGem;
  private final Map<String, Ilk> ilks;
  private final Map<String, Map<String, Vault>> vaults;
  private final Map<String, Map<String, BigInteger>> gem;
  private final Map<String, BigInteger> dai;
  private BigInteger sin;

  private Vat(
      BigInteger ownerGem,
      Map<String, Ilk> ilks,
      Map<String, Map<String, Vault>> vaults,
      Map<String, Map<String, BigInteger>> gem,
      Map<String, BigInteger> dai,
      BigInteger sin) {
    this.ownerGem = ownerGem;
    this.ilks = ilks;
    this.vaults = vaults;
    this.gem = gem;
    this.dai = dai;
    this.sin = sin;
  }

  Vat(BigInteger ownerGem) {
    this(ownerGem, new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), ZERO);
  }

  Vat copy() {
    return new Vat(ownerGem, new TreeMap<>(ilks), deep(vaults), deep(gem), new TreeMap<>(dai), sin);
  }

  private static <T> Map<String, Map<String, T>> deep(Map<String, Map<String, T>> maps) {
    var copy = new TreeMap<String, Map<String, T>>();
    maps.forEach((name, map) -> copy.put(name, new TreeMap<>(map)));
    return copy;
  }

  void init(String name, Ilk ilk) {
    ilks.put(name, ilk);
    vaults.put(name, new TreeMap<>());
    gem.put(name, new TreeMap<>());
  }

  /** Gives an owner the collateral everybody starts with. */
  void endow(String name, String owner) {
    gems(name).put(owner, ownerGem);
  }

  Ilk ilk(String name) {
    return known(ilks, name);
  }

  void set(String name, Ilk ilk) {
    ilks.put(name, ilk);
  }

  Vault vault(String name, String owner) {
    return known(vaults, name).getOrDefault(owner, Vault.EMPTY);
  }

  Map<String, Vault> vaults(String name) {
    return known(vaults, name);
  }

  /** Free collateral of everybody of whom something is to be told. */
  Map<String, BigInteger> told(String name, java.util.Set<String> owners) {
    var told = new HashMap<>(gems(name));
    told.entrySet()
        .removeIf(held -> owners.contains(held.getKey()) && held.getValue().equals(ownerGem));
    return told;
  }

  Map<String, BigInteger> dai() {
    return dai;
  }

  BigInteger dai(String user) {
    return dai.getOrDefault(user, ZERO);
  }

  BigInteger sin() {
    return sin;
  }

  /** Changes an owner's vault: Maker's {@code frob}. */
  void adjust(String name, String owner, BigInteger dink, BigInteger dart) {
    var ilk = ilk(name);
    var before = vault(name, owner);
    var vault = new Vault(word(before.ink().add(dink)), word(before.art().add(dart)));
    var after = new Ilk(word(ilk.art().add(dart)), ilk.rate(), ilk.spot(), ilk.line(), ilk.dust());
    var drawn = signed(ilk.rate().multiply(dart));
    var owed = after.owed(vault);
    Reverted.unless(
        dart.signum() <= 0 || word(after.art().multiply(ilk.rate())).compareTo(ilk.line()) <= 0,
        "Vat/ceiling-exceeded");
    var isLessRisky = dart.signum() <= 0 && dink.signum() >= 0;
    Reverted.unless(isLessRisky || owed.compareTo(after.covered(vault)) <= 0, "Vat/not-safe");
    Reverted.unless(vault.art().signum() == 0 || owed.compareTo(ilk.dust()) >= 0, "Vat/dust");
    give(name, owner, dink.negate());
    credit(owner, drawn);
    vaults(name).put(owner, vault);
    ilks.put(name, after);
  }

  /** Takes collateral and debt out of a vault; the debt becomes the system's: {@code grab}. */
  void seize(String name, String owner, BigInteger dink, BigInteger dart) {
    var ilk = ilk(name);
    var vault = vault(name, owner);
    vaults(name)
        .put(owner, new Vault(word(vault.ink().subtract(dink)), word(vault.art().subtract(dart))));
    ilks.put(
        name,
        new Ilk(word(ilk.art().subtract(dart)), ilk.rate(), ilk.spot(), ilk.line(), ilk.dust()));
    sin = word(sin.add(dart.multiply(ilk.rate())));
  }

  /** Raises the rate; the difference is the system's income: {@code fold}. */
  void charge(String name, BigInteger newRate) {
    var ilk = ilk(name);
    credit(VOW, ilk.art().multiply(newRate.subtract(ilk.rate())));
    ilks.put(name, new Ilk(ilk.art(), newRate, ilk.spot(), ilk.line(), ilk.dust()));
  }

  /** Creates dai for somebody against bad debt: {@code suck}. */
  void create(String user, BigInteger rad) {
    sin = word(sin.add(rad));
    credit(user, rad);
  }

  /** Burns the system's dai against its bad debt: {@code heal}. */
  void heal(BigInteger rad) {
    sin = word(sin.subtract(rad));
    credit(VOW, rad.negate());
  }

  void pay(String from, String to, BigInteger rad) {
    credit(from, rad.negate());
    credit(to, rad);
  }

  /** Free collateral comes to somebody, or leaves. */
  void give(String name, String user, BigInteger wad) {
    gems(name).put(user, word(gems(name).getOrDefault(user, ZERO).add(wad)));
  }

  void credit(String user, BigInteger rad) {
    dai.put(user, word(dai(user).add(rad)));
  }

  private Map<String, BigInteger> gems(String name) {
    return known(gem, name);
  }

  private static <T> T known(Map<String, T> map, String name) {
    var found = map.get(name);
    if (found == null) throw new IllegalArgumentException("Unknown collateral type " + name);
    return found;
  }
}
