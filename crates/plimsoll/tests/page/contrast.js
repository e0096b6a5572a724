(() => {
  const parse = (colour) => {
    const parts = colour.match(/[\d.]+/g).map(Number);
    return { rgb: parts.slice(0, 3), alpha: parts.length > 3 ? parts[3] : 1 };
  };
  const over = (front, alpha, back) => front.map((part, at) => part * alpha + back[at] * (1 - alpha));
  const background = (element) => {
    const layers = [];
    for (let at = element; at; at = at.parentElement) {
      const { rgb, alpha } = parse(getComputedStyle(at).backgroundColor);
      if (alpha > 0) layers.push([rgb, alpha]);
      if (alpha === 1) break;
    }
    return layers.reverse().reduce((back, [rgb, alpha]) => over(rgb, alpha, back), [255, 255, 255]);
  };
  const opacity = (element) => {
    let all = 1;
    for (let at = element; at; at = at.parentElement) all *= Number(getComputedStyle(at).opacity);
    return all;
  };
  const luminance = (rgb) => {
    const [r, g, b] = rgb.map((part) => {
      const share = part / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ratio = (one, other) => {
    const [high, low] = [luminance(one), luminance(other)].sort((a, b) => b - a);
    return (high + 0.05) / (low + 0.05);
  };
  const checked = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    const words = walker.currentNode.data.trim();
    if (!words || !element.getClientRects().length || element.closest("svg title")) continue;
    const style = getComputedStyle(element);
    const { rgb, alpha } = parse(element instanceof SVGElement ? style.fill : style.color);
    const back = background(element);
    const value = ratio(over(rgb, alpha * opacity(element), back), back);
    checked.push({ value, words: `${value.toFixed(2)} ${words.slice(0, 40)} (${element.tagName}.${element.getAttribute("class")})` });
  }
  return { checked: checked.length, low: checked.filter((one) => one.value < 4.5).map((one) => one.words) };
})()
