//! The named colours of CSS.

use super::Color;

/// Each entry is six hexadecimal digits and the name.
const NAMES: &str = "\
    f0f8ffaliceblue faebd7antiquewhite 00ffffaqua 7fffd4aquamarine f0ffffazure f5f5dcbeige ffe4c4bisque \
    000000black ffebcdblanchedalmond 0000ffblue 8a2be2blueviolet a52a2abrown deb887burlywood 5f9ea0cadetblue \
    7fff00chartreuse d2691echocolate ff7f50coral 6495edcornflowerblue fff8dccornsilk dc143ccrimson 00ffffcyan \
    00008bdarkblue 008b8bdarkcyan b8860bdarkgoldenrod a9a9a9darkgray 006400darkgreen a9a9a9darkgrey \
    bdb76bdarkkhaki 8b008bdarkmagenta 556b2fdarkolivegreen ff8c00darkorange 9932ccdarkorchid 8b0000darkred \
    e9967adarksalmon 8fbc8fdarkseagreen 483d8bdarkslateblue 2f4f4fdarkslategray 2f4f4fdarkslategrey \
    00ced1darkturquoise 9400d3darkviolet ff1493deeppink 00bfffdeepskyblue 696969dimgray 696969dimgrey \
    1e90ffdodgerblue b22222firebrick fffaf0floralwhite 228b22forestgreen ff00fffuchsia dcdcdcgainsboro \
    f8f8ffghostwhite ffd700gold daa520goldenrod 808080gray 008000green adff2fgreenyellow 808080grey \
    f0fff0honeydew ff69b4hotpink cd5c5cindianred 4b0082indigo fffff0ivory f0e68ckhaki e6e6falavender \
    fff0f5lavenderblush 7cfc00lawngreen fffacdlemonchiffon add8e6lightblue f08080lightcoral e0fffflightcyan \
    fafad2lightgoldenrodyellow d3d3d3lightgray 90ee90lightgreen d3d3d3lightgrey ffb6c1lightpink \
    ffa07alightsalmon 20b2aalightseagreen 87cefalightskyblue 778899lightslategray 778899lightslategrey \
    b0c4delightsteelblue ffffe0lightyellow 00ff00lime 32cd32limegreen faf0e6linen ff00ffmagenta 800000maroon \
    66cdaamediumaquamarine 0000cdmediumblue ba55d3mediumorchid 9370dbmediumpurple 3cb371mediumseagreen \
    7b68eemediumslateblue 00fa9amediumspringgreen 48d1ccmediumturquoise c71585mediumvioletred 191970midnightblue \
    f5fffamintcream ffe4e1mistyrose ffe4b5moccasin ffdeadnavajowhite 000080navy fdf5e6oldlace 808000olive \
    6b8e23olivedrab ffa500orange ff4500orangered da70d6orchid eee8aapalegoldenrod 98fb98palegreen \
    afeeeepaleturquoise db7093palevioletred ffefd5papayawhip ffdab9peachpuff cd853fperu ffc0cbpink dda0ddplum \
    b0e0e6powderblue 800080purple 663399rebeccapurple ff0000red bc8f8frosybrown 4169e1royalblue \
    8b4513saddlebrown fa8072salmon f4a460sandybrown 2e8b57seagreen fff5eeseashell a0522dsienna c0c0c0silver \
    87ceebskyblue 6a5acdslateblue 708090slategray 708090slategrey fffafasnow 00ff7fspringgreen 4682b4steelblue \
    d2b48ctan 008080teal d8bfd8thistle ff6347tomato 40e0d0turquoise ee82eeviolet f5deb3wheat ffffffwhite \
    f5f5f5whitesmoke ffff00yellow 9acd32yellowgreen";

/// The colour with a lower-case CSS name.
pub(super) fn named(name: &str) -> Option<Color> {
    let entry = NAMES.split(' ').find(|entry| entry.get(6..) == Some(name))?;
    u32::from_str_radix(entry.get(..6)?, 16).ok().map(Color::hex)
}
